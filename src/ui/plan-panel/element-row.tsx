import { useLingui } from '@lingui/react'
import { memo, useEffect, useRef } from 'react'
import type { Element, ElementId, Sheet } from '../../plan/element.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { ShownUnits } from '../../plan/units.ts'
import { NameText } from '../kit/name-text.tsx'
import { kindIcons } from '../screen/tool-list.ts'
import { elementSummary } from '../words/element-summary.ts'
import { elementTitle } from '../words/element-words.ts'
import styles from './element-row.module.css'

/** Rows of elements that did not change are not drawn again, however many there are. */
export const ElementRow = memo(function ElementRow({
  id,
  element,
  map,
  units,
  ink,
  picked,
  current,
  onPick,
}: {
  id: ElementId
  element: Exclude<Element, Sheet>
  map: PlanMap | undefined
  units: ShownUnits
  /** as the map draws it */
  ink: string
  picked: boolean
  /** the one that Tab comes to */
  current: boolean
  onPick: (ids: readonly ElementId[]) => void
}) {
  const { i18n } = useLingui()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (picked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  const Icon = kindIcons[element.kind]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box hears the keys
    <div
      ref={row}
      role="option"
      aria-selected={picked}
      tabIndex={current ? 0 : -1}
      data-element={id}
      className={styles.row}
      onClick={() => onPick([id])}
    >
      <span className={styles.icon} style={{ color: ink }}>
        <Icon size={18} aria-hidden="true" />
      </span>
      <NameText text={elementTitle(i18n, element)} />
      <span className={styles.summary}>{elementSummary(i18n, element, map, units)}</span>
    </div>
  )
})
