import { useLingui } from '@lingui/react'
import { useId, useRef, useState } from 'react'
import { inkOf } from '../../map/ink.ts'
import type { ElementId } from '../../plan/element.ts'
import { isLocked, isShown } from '../../plan/layer.ts'
import { useApp } from '../app-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useMayEdit, usePlanMap, useSelection, useSheet, useShownUnits } from '../use-stores.ts'
import styles from './element-groups.module.css'
import { ElementRow } from './element-row.tsx'
import type { EntryGroup } from './group-entries.ts'
import { GroupHeading } from './group-heading.tsx'
import { rangeBetween, toggled } from './pick-many.ts'
import { useFlagElements } from './use-flag-elements.ts'

/**
 * A list box: one tab stop, arrow keys within, Enter or Space picks, Delete deletes. Of several: Shift with an arrow or a click picks from
 * the last one to this, Ctrl (⌘) with Space or a click adds one or takes it out.
 */
export function ElementGroups({ groups, several }: { groups: readonly EntryGroup[]; several: boolean }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const picked = useSelection(({ ids }) => ids)
  const [visited, setVisited] = useState<ElementId>()
  const mayEdit = useMayEdit()
  const deleteElements = useDeleteElements()
  const { hide, lock } = useFlagElements()
  const map = usePlanMap()
  const units = useShownUnits()
  const sheet = useSheet()
  const theme = useShownTheme()
  const box = useRef<HTMLDivElement>(null)
  const anchor = useRef<ElementId>(undefined)
  const headings = useId()

  const ids = groups.flatMap(({ entries }) => entries.map(([id]) => id))
  const current = [visited, picked[0], ids[0]].find((id) => id !== undefined && ids.includes(id))
  const isPicked = new Set(picked)

  const visit = (id: ElementId | undefined) => {
    if (id === undefined) return
    box.current?.querySelector<HTMLElement>(`[data-element="${id}"]`)?.focus()
  }
  const pick = (id: ElementId, how: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    const from = [anchor.current, picked[0], id].find((each) => each !== undefined && ids.includes(each))
    if (how.shiftKey) return selection.select(rangeBetween(ids, from ?? id, id))
    anchor.current = id
    selection.select(several || how.ctrlKey || how.metaKey ? toggled(picked, id) : [id])
  }
  /** What a key means: all that is picked, if the row is among it. */
  const meant = (id: ElementId) => (isPicked.has(id) ? picked : [id])

  const onClick = (event: React.MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const id = event.target.closest<HTMLElement>('[data-element]')?.dataset.element
    if (id === undefined) return
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset.act
    if (mayEdit && act === 'hide') hide([id])
    else if (mayEdit && act === 'lock') lock([id])
    else pick(id, event)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (current === undefined || event.altKey) return
    const at = ids.indexOf(current)
    const go = (to: ElementId | undefined) => {
      if (event.shiftKey && to !== undefined) {
        anchor.current ??= current
        pick(to, { shiftKey: true, ctrlKey: false, metaKey: false })
      }
      visit(to)
    }
    if ((event.ctrlKey || event.metaKey) && event.key !== ' ') return
    switch (event.key) {
      case 'ArrowDown':
        go(ids[at + 1])
        break
      case 'ArrowUp':
        go(ids[at - 1])
        break
      case 'Home':
        go(ids[0])
        break
      case 'End':
        go(ids.at(-1))
        break
      case 'Enter':
      case ' ':
        pick(current, event)
        break
      case 'Delete':
        if (!mayEdit) return
        visit(ids.slice(at + 1).find((id) => !isPicked.has(current) || !isPicked.has(id)) ?? ids[at - 1])
        deleteElements(meant(current))
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-multiselectable="true"
      aria-label={i18n._('Elements')}
      onClick={onClick}
      onKeyDown={onKeyDown}
      // However the focus came to a row (arrow, mouse, screen reader), keys mean that row.
      onFocus={({ target }) => setVisited(target.dataset.element)}
      // Whoever comes back later comes to what is picked.
      onBlur={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget) || setVisited(undefined)
      }
      tabIndex={-1}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={group.key} role="group" aria-labelledby={`${headings}-${group.key}`}>
          <div id={`${headings}-${group.key}`} className={styles.heading} role="presentation">
            <GroupHeading group={group} />
          </div>
          {group.entries.map(([id, element]) => (
            <ElementRow
              key={id}
              id={id}
              element={element}
              map={map}
              units={units}
              ink={inkOf('color' in element ? element.color : undefined, theme)}
              picked={isPicked.has(id)}
              current={id === current}
              isHidden={!isShown(sheet, element)}
              isLocked={isLocked(sheet, element)}
              mayEdit={mayEdit}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
