import type { I18n } from '@lingui/core'
import type { ShownUnits } from '../../plan/units.ts'

export function unitsTitle(i18n: I18n, units: ShownUnits): string {
  switch (units) {
    case 'metric':
      return i18n._('Metric (km)')
    case 'imperial':
      return i18n._('Imperial (mi)')
    case 'nautical':
      return i18n._('Nautical (nm)')
  }
}
