import { useLingui } from '@lingui/react'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { useStatusWords } from '../use-status-words.ts'
import styles from './status-banner.module.css'

/** Says over the map what is amiss with the stream while its panel, which says it too, is out of sight. */
export function StatusBanner() {
  const { i18n } = useLingui()
  const { panelOpen, tab, showPanel } = useScreen()
  const words = useStatusWords(useNow())
  if (!words || words.tone === 'good' || (panelOpen && tab === 'stream')) return null
  return (
    <button
      type="button"
      className={`${styles.banner} ${styles[words.tone]}`}
      onClick={() => showPanel('stream')}
    >
      <strong>{words.short}</strong> {words.long} {words.ticking}{' '}
      <span className="visually-hidden">{i18n._('Show the stream')}</span>
    </button>
  )
}
