import { useLingui } from '@lingui/react'
import { type PasswordStrength, passwordStrength } from './password-strength.ts'
import styles from './strength-words.module.css'

const steps: readonly PasswordStrength[] = ['weak', 'fair', 'good', 'strong']

/** How strong a new password is, in a word and what it means. It is said, not asked for: every password is taken. */
export function StrengthWords({ password, known }: { password: string; known: readonly string[] }) {
  const { i18n } = useLingui()
  if (password === '') return null
  const strength = passwordStrength(password, known)
  const words = {
    weak: i18n._('Easy to guess. Two or three words that do not belong together are better.'),
    fair: i18n._('Fair: it holds off people who try, not somebody who has the server’s data.'),
    good: i18n._('Good: even with the server’s data it takes years to guess.'),
    strong: i18n._('Strong: nobody guesses it.'),
  }
  return (
    <span className={styles.strength}>
      <span className={styles.bars} aria-hidden="true">
        {steps.map((step) => (
          <span key={step} data-filled={steps.indexOf(step) <= steps.indexOf(strength) || undefined} />
        ))}
      </span>
      <span>{words[strength]}</span>
    </span>
  )
}
