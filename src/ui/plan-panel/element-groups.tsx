import { useLingui } from '@lingui/react'
import { useId, useRef, useState } from 'react'
import { inkOf } from '../../map/ink.ts'
import type { Element, ElementId, Sheet } from '../../plan/element.ts'
import { useApp } from '../app-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useMayEdit, usePlanMap, useSelection, useShownUnits } from '../use-stores.ts'
import { kindHeading } from '../words/kind-words.ts'
import styles from './element-groups.module.css'
import { ElementRow } from './element-row.tsx'
import { kindOrder } from './kind-order.ts'

export type Entry = readonly [ElementId, Exclude<Element, Sheet>]

/** A list box: one tab stop, arrow keys within, Enter or Space picks, Delete deletes. */
export function ElementGroups({ entries }: { entries: readonly Entry[] }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const picked = useSelection(({ ids }) => ids)
  const [visited, setVisited] = useState<ElementId>()
  const mayEdit = useMayEdit()
  const deleteElements = useDeleteElements()
  const map = usePlanMap()
  const units = useShownUnits()
  const theme = useShownTheme()
  const box = useRef<HTMLDivElement>(null)
  const headings = useId()

  const ids = entries.map(([id]) => id)
  const current = [visited, picked[0], ids[0]].find((id) => id !== undefined && ids.includes(id))

  const visit = (id: ElementId | undefined) => {
    if (id === undefined) return
    box.current?.querySelector<HTMLElement>(`[data-element="${id}"]`)?.focus()
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const at = ids.indexOf(current)
    switch (event.key) {
      case 'ArrowDown':
        visit(ids[at + 1])
        break
      case 'ArrowUp':
        visit(ids[at - 1])
        break
      case 'Home':
        visit(ids[0])
        break
      case 'End':
        visit(ids.at(-1))
        break
      case 'Enter':
      case ' ':
        selection.select([current])
        break
      case 'Delete':
        if (!mayEdit) return
        visit(ids[at + 1] ?? ids[at - 1])
        deleteElements([current])
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
      aria-label={i18n._('Elements')}
      onKeyDown={onKeyDown}
      // However the focus came to a row (arrow, mouse, screen reader), keys mean that row.
      onFocus={({ target }) => setVisited(target.dataset.element)}
      // Whoever comes back later comes to what is picked.
      onBlur={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget) || setVisited(undefined)
      }
      tabIndex={-1}
    >
      {kindOrder.map((kind) => {
        const alike = entries.filter(([, element]) => element.kind === kind)
        if (alike.length === 0) return null
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
          <div key={kind} role="group" aria-labelledby={`${headings}-${kind}`}>
            <div id={`${headings}-${kind}`} className={styles.heading} role="presentation">
              {kindHeading(i18n, kind)} <span className={styles.count}>{i18n.number(alike.length)}</span>
            </div>
            {alike.map(([id, element]) => (
              <ElementRow
                key={id}
                id={id}
                element={element}
                map={map}
                units={units}
                ink={inkOf('color' in element ? element.color : undefined, theme)}
                picked={picked.includes(id)}
                current={id === current}
                onPick={selection.select}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}
