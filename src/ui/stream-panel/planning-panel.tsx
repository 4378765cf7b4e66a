import { useLingui } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Radio, RotateCcw } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import { usePreferences } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import styles from './panel.module.css'
import { StreamList } from './stream-list.tsx'

// Outlives the panel, so that the list is there at once when the panel is shown again.
const queries = new QueryClient()

/** Nobody is leading or watching yet: what can be started, and what is running. */
export function PlanningPanel() {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  const led = usePreferences((state) => state.led)
  return (
    <div className={styles.panel}>
      {led !== undefined && (
        <Notice tone="info" title={i18n._('You were leading ‹{name}›.', { name: isolate(led) })}>
          <p>{i18n._('If it is still running, reconnect to go on. Your plan is here.')}</p>
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button look={led === undefined ? 'primary' : 'outline'} onClick={() => ask({ type: 'start' })}>
          <Radio size={18} aria-hidden="true" />
          {i18n._('Start a stream')}
        </Button>
        <Button
          look={led === undefined ? 'outline' : 'primary'}
          onClick={() => ask({ type: 'reconnect', name: led ?? '' })}
        >
          <RotateCcw size={18} aria-hidden="true" />
          {i18n._('Reconnect')}
        </Button>
      </div>
      <QueryClientProvider client={queries}>
        <StreamList />
      </QueryClientProvider>
    </div>
  )
}
