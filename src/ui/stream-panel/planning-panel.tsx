import { useLingui } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Radio, RotateCcw } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { useScreen } from '../screen-context.ts'
import { useLed } from '../use-stores.ts'
import { LedNotice } from './led-notice.tsx'
import styles from './panel.module.css'
import { RememberedList } from './remembered-list.tsx'
import { StreamList } from './stream-list.tsx'

// Outlives the panel, so that the list is there at once when the panel is shown again.
const queries = new QueryClient()

/** Nobody is leading or watching yet: what can be started, and what is running. */
export function PlanningPanel() {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  const note = useLed()
  return (
    <div className={styles.panel}>
      {note && <LedNotice note={note} />}
      <div className={styles.buttons}>
        <Button look={note ? 'outline' : 'primary'} onClick={() => ask({ type: 'start' })}>
          <Radio size={18} aria-hidden="true" />
          {i18n._('Start a stream')}
        </Button>
        {!note && (
          <Button onClick={() => ask({ type: 'reconnect', name: '' })}>
            <RotateCcw size={18} aria-hidden="true" />
            {i18n._('Reconnect …')}
          </Button>
        )}
      </div>
      <RememberedList />
      <QueryClientProvider client={queries}>
        <StreamList />
      </QueryClientProvider>
    </div>
  )
}
