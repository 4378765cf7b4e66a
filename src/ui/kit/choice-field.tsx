import { type ReactNode, useId } from 'react'
import styles from './choice.module.css'

export type Choice<Value extends string> = {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** cannot be chosen now; the hint says why */
  readonly disabled?: boolean
}

/** One of a few, each with a line of what it means. */
export function ChoiceField<Value extends string>({
  legend,
  choices,
  value,
  onChange,
}: {
  legend: ReactNode
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map((choice) => {
        const itsId = `${id}-${choice.value}`
        return (
          <div key={choice.value} className={styles.choice}>
            <input
              id={itsId}
              type="radio"
              name={id}
              className={styles.mark}
              checked={choice.value === value}
              disabled={choice.disabled ?? false}
              aria-describedby={choice.hint ? `${itsId}-hint` : undefined}
              onChange={() => onChange(choice.value)}
            />
            <div>
              <label htmlFor={itsId} className={styles.label}>
                {choice.label}
              </label>
              {choice.hint && (
                <p id={`${itsId}-hint`} className={styles.hint}>
                  {choice.hint}
                </p>
              )}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
