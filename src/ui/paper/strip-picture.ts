import type { I18n } from '@lingui/core'
import type { Backdrop } from '../../map/backdrop.ts'
import type { Theme } from '../../map/palette.ts'
import type { Picture } from '../../map/picture.ts'
import { routeStrip } from '../../map/picture-extent.ts'
import type { Size } from '../../map/picture-frame.ts'
import type { ElementId } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'
import type { ShownUnits } from '../../plan/units.ts'
import { baseCredit } from './base-credit.ts'

type StripLook = {
  readonly size: Size
  readonly theme: Theme
  readonly units: ShownUnits
  readonly backdrop: Backdrop
  readonly tellMissing: Picture['tellMissing']
}

/** The strip map of a route, flown up the page, with its legs' numbers. */
export function stripPicture(i18n: I18n, plan: Plan, id: ElementId, look: StripLook): Picture {
  return {
    ...{ plan, ...look, view: routeStrip(plan, id, look.size) },
    labels: true,
    important: [id],
    legend: [],
    credit: baseCredit(plan),
    words: { noMap: i18n._('No map chosen'), north: i18n._('N') },
  }
}
