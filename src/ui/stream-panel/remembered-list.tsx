import { useLingui } from '@lingui/react'
import { KeyRound, X } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../kit/icon-button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { useRemembered } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import panel from './panel.module.css'
import styles from './remembered-list.module.css'
import { useRemember } from './use-remember.ts'

/** The streams that this device lets in without their passwords; listed or not, running or not. */
export function RememberedList() {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  const toast = useToast()
  const { forget } = useRemember()
  const heading = useId()
  const names = useRemembered()
  if (names.length === 0) return null

  const letGo = async (name: string) => {
    if (await forget(name))
      toast.info(i18n._('‹{name}› is forgotten on this device', { name: isolate(name) }))
  }

  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={panel.heading}>
        {i18n._('Remembered on this device')}
      </h2>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name} className={styles.row}>
            <button
              type="button"
              className={styles.name}
              aria-label={i18n._('Connect to ‹{name}› without the password', { name: isolate(name) })}
              onClick={() => ask({ type: 'connect', name })}
            >
              <KeyRound size={16} aria-hidden="true" />
              <NameText text={name} />
            </button>
            <IconButton
              icon={X}
              side="start"
              label={i18n._('Forget ‹{name}›', { name: isolate(name) })}
              onClick={() => void letGo(name)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
