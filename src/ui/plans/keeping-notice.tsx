import { useLingui } from '@lingui/react'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { useFiles } from '../files/file-context.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './plan-notices.module.css'

/** Stands as long as the browser does not keep the plan; it is tried again all the time. */
export function KeepingNotice() {
  const { i18n } = useLingui()
  const { keeping } = useApp()
  const { ask } = useScreen()
  const { save } = useFiles()
  const { problem } = useStore(keeping)
  if (!problem) return null
  return (
    <div className={styles.box}>
      <Notice
        tone="danger"
        live="alert"
        title={i18n._('This browser does not keep your plan')}
        after={
          <div className={styles.buttons}>
            <Button onClick={() => void save('missioncast')}>{i18n._('Save to a file')}</Button>
            {problem === 'full' && (
              <Button onClick={() => ask({ type: 'my-plans' })}>{i18n._('Delete plans …')}</Button>
            )}
          </div>
        }
      >
        <p>
          {problem === 'full'
            ? i18n._(
                'It has no room left. Save the plan to a file, or delete plans that you do not need. Until then it is only in this window; saving is tried again by itself.',
              )
            : i18n._(
                'Save it to a file before you close the page. Saving in the browser is tried again by itself.',
              )}
        </p>
      </Notice>
    </div>
  )
}
