import { useLingui } from '@lingui/react'
import { sheetOf } from '../plan/plan.ts'
import { useApp } from './app-context.ts'
import styles from './broken-screen.module.css'
import { fileNameFor, saveFile } from './files/save-file.ts'
import { Button } from './kit/button.tsx'
import { Notice } from './kit/notice.tsx'

/** Stands in for a screen that broke: the plan is unharmed and can be taken along. */
export function BrokenScreen({ error }: { error: unknown }) {
  const { i18n } = useLingui()
  const { plan, session } = useApp()
  const save = async () => {
    const state = session.getState()
    const shown = state.role === 'viewing' ? state.plan : plan.getState().plan
    const { writeMissioncast } = await import('./files/file-formats.ts')
    const result = writeMissioncast(shown)
    if (result.type === 'written')
      saveFile(result.content, fileNameFor(sheetOf(shown).title, '.missioncast.json'), 'application/json')
  }
  return (
    <main className={styles.broken}>
      <h1 className={styles.title}>{i18n._('This screen has a fault')}</h1>
      <p>{i18n._('Your plan is unharmed. Save it to a file to be safe, then load the page again.')}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => void save()}>
          {i18n._('Save the plan')}
        </Button>
        <Button onClick={() => location.reload()}>{i18n._('Load the page again')}</Button>
      </div>
      <Notice tone="danger" title={i18n._('For a report of the fault')}>
        <code className={styles.detail}>{String(error)}</code>
      </Notice>
    </main>
  )
}
