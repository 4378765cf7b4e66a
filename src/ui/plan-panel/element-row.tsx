import { useLingui } from '@lingui/react'
import type { LucideIcon } from 'lucide-react'
import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import type { Element, ElementId, Sheet } from '../../plan/element.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { ShownUnits } from '../../plan/units.ts'
import { NameText } from '../kit/name-text.tsx'
import { kindIcons } from '../screen/tool-list.ts'
import { elementSummary } from '../words/element-summary.ts'
import { elementTitle } from '../words/element-words.ts'
import styles from './element-row.module.css'

/**
 * Rows of elements that did not change are not drawn again, however many there are. What is done with a row is heard by the list box:
 * an option has no buttons of its own, so its eye and lock are for pointers alone; the commands and buttons for what is picked do the same.
 */
export const ElementRow = memo(function ElementRow({
  id,
  element,
  map,
  units,
  ink,
  picked,
  current,
  isHidden,
  isLocked,
  mayEdit,
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
  /** by itself or with its layer */
  isHidden: boolean
  isLocked: boolean
  mayEdit: boolean
}) {
  const { i18n } = useLingui()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (picked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  const Icon = kindIcons[element.kind]
  return (
    <div
      ref={row}
      role="option"
      aria-selected={picked}
      tabIndex={current ? 0 : -1}
      data-element={id}
      data-hidden={isHidden || undefined}
      className={styles.row}
    >
      <span className={styles.icon} style={{ color: ink }}>
        <Icon size={18} aria-hidden="true" />
      </span>
      <NameText text={elementTitle(i18n, element)} />
      <span className={styles.summary}>{elementSummary(i18n, element, map, units)}</span>
      {(isHidden || isLocked) && (
        <span className={styles.states}>
          {isHidden && <State icon={EyeOff} act="hide" word={i18n._('hidden')} />}
          {isLocked && <State icon={Lock} act="lock" word={i18n._('locked')} />}
        </span>
      )}
      {mayEdit && (
        <span className={styles.acts}>
          <State icon={isLocked ? Lock : LockOpen} act="lock" />
          <State icon={isHidden ? EyeOff : Eye} act="hide" />
        </span>
      )}
    </div>
  )
})

function State({ icon: Icon, act, word }: { icon: LucideIcon; act: 'hide' | 'lock'; word?: string }) {
  return (
    <span className={styles.state} data-act={act}>
      <Icon size={16} aria-hidden="true" />
      {word !== undefined && <span className="visually-hidden"> {word}</span>}
    </span>
  )
}
