import { useLingui } from '@lingui/react'
import { Modal } from '../kit/modal.tsx'
import { tools, toolWord } from '../screen/tool-list.ts'
import styles from './shortcuts-dialog.module.css'

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const rows: readonly (readonly [keys: string, what: string])[] = [
    ...tools.map(({ key, tool }) => [key, toolWord(i18n, tool)] as const),
    ['Ctrl Z', i18n._('Undo')],
    ['Ctrl Shift Z', i18n._('Redo')],
    ['Delete', i18n._('Delete what is picked')],
    ['Escape', i18n._('Leave the tool, or let go of what is picked')],
    ['Enter', i18n._('Finish what is being drawn')],
    ['Backspace', i18n._('Take back the last position of what is being drawn')],
    ['+  −', i18n._('Zoom in and out')],
    ['0', i18n._('Show the whole plan')],
  ]
  return (
    <Modal title={i18n._('Keyboard')} onClose={onClose}>
      <dl className={styles.rows}>
        {rows.map(([keys, what]) => (
          <div key={what} className={styles.row}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
