import { useLingui } from '@lingui/react'
import { useAllCommands } from '../commands/all-commands.ts'
import { commandGroups } from '../commands/command.ts'
import { groupWord } from '../commands/group-words.ts'
import { Keycaps } from '../commands/keycaps.tsx'
import { clipboardKeys, mapKeys } from '../commands/map-keys.ts'
import { Modal } from '../kit/modal.tsx'
import { useMayEdit } from '../use-stores.ts'
import styles from './shortcuts-dialog.module.css'

/** All keys, read from the commands themselves. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const commands = useAllCommands()
  const mayEdit = useMayEdit()
  const sections = commandGroups.map((group) => ({
    title: groupWord(i18n, group),
    rows: commands
      .filter((command) => command.group === group && command.keys)
      .map(({ label, keys = [] }) => ({ keys, what: label(i18n) })),
  }))
  if (mayEdit) {
    sections.splice(
      1,
      0,
      { title: i18n._('While drawing'), rows: [...mapKeys(i18n)] },
      { title: i18n._('Clipboard'), rows: [...clipboardKeys(i18n)] },
    )
  }
  return (
    <Modal title={i18n._('Keyboard')} onClose={onClose} wide>
      <div className={styles.sections}>
        {sections.map(
          ({ title, rows }) =>
            rows.length > 0 && (
              <section key={title} className={styles.section}>
                <h3 className={styles.title}>{title}</h3>
                <dl>
                  {rows.map(({ keys, what }) => (
                    <div key={what} className={styles.row}>
                      <dt className={styles.keys}>
                        {keys.map((chord) => (
                          <Keycaps key={chord} chord={chord} />
                        ))}
                      </dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ),
        )}
      </div>
    </Modal>
  )
}
