import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react'
import { useMemo, useState } from 'react'
import type { ElementId } from '../../plan/element.ts'
import { useApp } from '../app-context.ts'
import modalStyles from '../kit/modal.module.css'
import { NameText } from '../kit/name-text.tsx'
import { useScreen } from '../screen-context.ts'
import { useShownPlan } from '../use-stores.ts'
import { useAllCommands } from './all-commands.ts'
import { Keycaps } from './keycaps.tsx'
import styles from './palette.module.css'
import { type PaletteEntry, type PaletteSection, paletteSections } from './palette-entries.ts'

/** Everything that can be done or found, by its words. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { map } = useScreen()
  const plan = useShownPlan()
  const commands = useAllCommands()
  const [search, setSearch] = useState('')
  const sections = useMemo(() => {
    const goTo = (id: ElementId) => {
      selection.select([id])
      map.current?.fit([id])
    }
    return paletteSections(i18n, { commands, plan, goTo }, search)
  }, [i18n, commands, plan, search, selection, map])
  const count = sections.reduce((sum, { items }) => sum + items.length, 0)

  const run = (entry: PaletteEntry) => {
    onClose()
    entry.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={modalStyles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup}>
            <Dialog.Title className="visually-hidden">{i18n._('What do you want to do?')}</Dialog.Title>
            <Autocomplete.Root
              inline
              open
              items={sections}
              filteredItems={sections}
              value={search}
              // A choice would write itself into the field.
              onValueChange={(text, { reason }) => reason !== 'item-press' && setSearch(text)}
              itemToStringValue={(entry: PaletteEntry) => entry.label}
              autoHighlight="always"
              keepHighlight
            >
              <Autocomplete.Input
                className={styles.input}
                aria-label={i18n._('What do you want to do?')}
                placeholder={i18n._('Search for what to do, or for an element')}
                dir="auto"
              />
              <div className="visually-hidden" role="status">
                {i18n._('{count, plural, =0 {Nothing found} one {# found} other {# found}}', { count })}
              </div>
              {count === 0 && (
                <p className={styles.none} aria-hidden="true">
                  {i18n._('Nothing found. Try other words.')}
                </p>
              )}
              <Autocomplete.List className={styles.list} aria-label={i18n._('Found')}>
                {(section: PaletteSection) => (
                  <Autocomplete.Group key={section.value} items={section.items}>
                    <Autocomplete.GroupLabel className={styles.group}>
                      {section.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: PaletteEntry) => (
                        <Autocomplete.Item
                          key={entry.id}
                          value={entry}
                          className={styles.item}
                          onClick={() => run(entry)}
                        >
                          {entry.icon && <entry.icon size={18} aria-hidden="true" />}
                          <NameText text={entry.label} />
                          <span className={styles.aside}>
                            {entry.aside}
                            {entry.chord && <Keycaps chord={entry.chord} />}
                          </span>
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
