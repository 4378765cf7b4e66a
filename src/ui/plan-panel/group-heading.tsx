import { useLingui } from '@lingui/react'
import { EyeOff, Lock } from 'lucide-react'
import { useInk } from '../use-ink.ts'
import { kindHeading } from '../words/kind-words.ts'
import { layerName } from '../words/layer-words.ts'
import styles from './element-groups.module.css'
import type { EntryGroup } from './group-entries.ts'

/** What a group of the list has in common, how many they are, and whether their layer is hidden or locked. */
export function GroupHeading({ group: { of, entries } }: { group: EntryGroup }) {
  const { i18n } = useLingui()
  const layer = of.type === 'layer' ? of.layer : undefined
  const ink = useInk(layer?.color)
  const name = of.type === 'kind' ? kindHeading(i18n, of.kind) : layerName(i18n, layer)
  return (
    <>
      {layer?.color !== undefined && <span className={styles.color} style={{ background: ink }} />}
      {of.type === 'kind' ? name : <bdi>{name}</bdi>}{' '}
      <span className={styles.count}>{i18n.number(entries.length)}</span>
      {layer?.hidden && <EyeOff size={14} role="img" aria-label={i18n._('hidden')} />}
      {layer?.locked && <Lock size={14} role="img" aria-label={i18n._('locked')} />}
    </>
  )
}
