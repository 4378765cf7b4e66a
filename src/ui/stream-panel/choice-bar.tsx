import { useLingui } from '@lingui/react'
import { useEffect, useRef } from 'react'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './choice-bar.module.css'

/** Beside the map while the two plans of a choice (L5) are looked at, one after the other; nothing is chosen by looking. */
export function ChoiceBar({ looking }: { looking: 'mine' | 'theirs' }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { map } = useScreen()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of the two is looked at as a whole first
  useEffect(() => map.current?.fit(), [map, looking])

  const side = (which: 'mine' | 'theirs', words: string) => (
    <Button
      look={looking === which ? 'primary' : 'outline'}
      aria-pressed={looking === which}
      onClick={() => session.look(which)}
    >
      {words}
    </Button>
  )
  return (
    <section ref={bar} className={styles.bar} aria-label={i18n._('The two plans')}>
      <p className={styles.words} role="status">
        {looking === 'mine'
          ? i18n._('The map shows your plan.')
          : i18n._('The map shows the plan in the stream.')}
      </p>
      <div className={styles.sides}>
        {side('mine', i18n._('Yours'))}
        {side('theirs', i18n._('Theirs'))}
      </div>
      <Button onClick={() => session.look(undefined)}>{i18n._('Back to the choice')}</Button>
    </section>
  )
}
