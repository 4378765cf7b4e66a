import type { I18n } from '@lingui/core'
import type { PointType } from '../../plan/point-type.ts'

/** What a point stands for. The last two families are those of the game servers Random Expert and TAW. */
export function pointTypeWord(i18n: I18n, type: PointType): string {
  switch (type) {
    case 'marker':
      return i18n._('Marker')
    case 'target':
      return i18n._('Target')
    case 'bomb-target':
      return i18n._('Bombing target')
    case 'combat':
      return i18n._('Air combat')
    case 'ground-combat':
      return i18n._('Ground combat')
    case 'takeoff':
      return i18n._('Take-off')
    case 'landing':
      return i18n._('Landing')
    case 'base':
      return i18n._('Base')
    case 'plane':
      return i18n._('Aircraft')
    case 'point':
      return i18n._('Plain point')
    case 're-af':
      return i18n._('Airfield (Random Expert)')
    case 're-art':
      return i18n._('Artillery (Random Expert)')
    case 're-hq':
      return i18n._('Headquarters (Random Expert)')
    case 're-motorcade':
      return i18n._('Convoy (Random Expert)')
    case 're-point-active':
      return i18n._('Active objective (Random Expert)')
    case 're-point':
      return i18n._('Objective (Random Expert)')
    case 're-tanks':
      return i18n._('Tanks (Random Expert)')
    case 're-warehouse':
      return i18n._('Warehouse (Random Expert)')
    case 're-fort':
      return i18n._('Fortification (Random Expert)')
    case 'taw-af':
      return i18n._('Airfield (TAW)')
    case 'taw-arta':
      return i18n._('Artillery (TAW)')
    case 'taw-bridge':
      return i18n._('Bridge (TAW)')
    case 'taw-city':
      return i18n._('Town (TAW)')
    case 'taw-def':
      return i18n._('Defences (TAW)')
    case 'taw-depo':
      return i18n._('Depot (TAW)')
    case 'taw-supply':
      return i18n._('Supplies (TAW)')
    case 'taw-tank':
      return i18n._('Tanks (TAW)')
    case 'taw-train':
      return i18n._('Train (TAW)')
  }
}
