import { useLingui } from '@lingui/react'
import { ListChecks, Plus } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import { useMayEdit, useSheet, useShownPlan } from '../use-stores.ts'
import { elementName } from '../words/element-words.ts'
import { ElementGroups } from './element-groups.tsx'
import styles from './element-list.module.css'
import { EmptyPlan } from './empty-plan.tsx'
import { firstEntries, groupEntries } from './group-entries.ts'

/** More rows than this are shown when they are asked for: a screen full is what people look at. */
const rowsAtFirst = 200
/** From so many elements on, a list is searched rather than read. */
const searchFrom = 9

export function ElementList({
  several = false,
  onSeveral,
}: {
  /** whether a press adds to what is picked, for fingers, which have no Ctrl */
  several?: boolean
  onSeveral?: (several: boolean) => void
}) {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const sheet = useSheet()
  const mayEdit = useMayEdit()
  const { ask } = useScreen()
  const [search, setSearch] = useState('')
  const [all, setAll] = useState(false)
  // While edits pour in the list may lag a little behind the map.
  const elements = useDeferredValue(useMemo(() => drawnElements(plan), [plan]))

  const wanted = search.trim().toLocaleLowerCase(i18n.locale)
  const found = wanted
    ? elements.filter(([, element]) => elementName(element).toLocaleLowerCase(i18n.locale).includes(wanted))
    : elements
  const groups = groupEntries(sheet, found)
  const hiddenRows = all ? 0 : Math.max(0, found.length - rowsAtFirst)

  return (
    <section className={styles.list} aria-label={i18n._('Elements')} tabIndex={-1} data-landing>
      <div className={styles.head}>
        {elements.length >= searchFrom ? (
          <div className={styles.search}>
            <Field label={i18n._('Search elements')} hideLabel>
              {(control) => (
                <input
                  {...control}
                  type="search"
                  dir="auto"
                  placeholder={i18n._('Search {count} elements', { count: elements.length })}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
              )}
            </Field>
          </div>
        ) : (
          <h2 className={styles.heading}>{i18n._('Elements')}</h2>
        )}
        {onSeveral && elements.length > 1 && (
          <IconButton
            icon={ListChecks}
            label={i18n._('Pick several')}
            aria-pressed={several}
            onClick={() => onSeveral(!several)}
          />
        )}
        {mayEdit && (
          <IconButton
            icon={Plus}
            label={i18n._('Add by coordinates …')}
            onClick={() => ask({ type: 'add-element' })}
          />
        )}
      </div>
      <div className={styles.scroll}>
        {elements.length === 0 ? (
          <EmptyPlan />
        ) : found.length === 0 ? (
          <p className={styles.none}>{i18n._('No element has that in its name.')}</p>
        ) : (
          <ElementGroups several={several} groups={firstEntries(groups, found.length - hiddenRows)} />
        )}
        {hiddenRows > 0 && (
          <Button look="quiet" stretch onClick={() => setAll(true)}>
            {i18n._('Show {count} more', { count: hiddenRows })}
          </Button>
        )}
      </div>
    </section>
  )
}
