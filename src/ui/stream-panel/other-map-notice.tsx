import { useLingui } from '@lingui/react'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { Notice } from '../kit/notice.tsx'
import { usePlanState, useSheet } from '../use-stores.ts'
import { mapTitle } from '../words/map-words.ts'

/** The map on the screen is the stream's: who has drawn a plan of their own on another one is told where that is. */
export function OtherMapNotice() {
  const { i18n } = useLingui()
  const own = usePlanState(({ plan }) => plan)
  const { map } = useSheet()
  if (drawnElements(own).length === 0 || sheetOf(own).map === map) return null
  return (
    <Notice tone="info">
      <p>
        {i18n._('This plan is on another map, {map}. Your own plan waits unchanged on {own}.', {
          map: mapTitle(i18n, map),
          own: mapTitle(i18n, sheetOf(own).map),
        })}
      </p>
    </Notice>
  )
}
