import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Pipette } from 'lucide-react'
import { useId } from 'react'
import { inkOf } from '../../map/ink.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useMayEdit } from '../use-stores.ts'
import styles from './color-field.module.css'

/** The words that the IL-2 Mission Planner offers first; any other colour is picked freely. */
const words = ['black', 'red', 'blue', 'green', 'orange', 'purple', 'brown'] as const

export function ColorField({
  color,
  onChange,
}: {
  color: string | undefined
  onChange: (color: string) => void
}) {
  const { i18n } = useLingui()
  const group = useId()
  const theme = useShownTheme()
  const mayEdit = useMayEdit()
  const custom = color !== undefined && !words.some((word) => word === color)
  return (
    <fieldset className={styles.field} disabled={!mayEdit}>
      <legend className={styles.legend}>{i18n._('Colour')}</legend>
      <div className={styles.swatches}>
        {words.map((word) => (
          <label key={word} className={styles.swatch} title={colorWord(i18n, word)}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              checked={color === word}
              onChange={() => onChange(word)}
            />
            <span className={styles.ink} style={{ background: inkOf(word, theme) }} />
            <span className="visually-hidden">{colorWord(i18n, word)}</span>
          </label>
        ))}
        <label className={styles.swatch} title={i18n._('Another colour')} data-checked={custom || undefined}>
          <input
            type="color"
            className={styles.picker}
            aria-label={i18n._('Another colour')}
            value={inkOf(color, theme)}
            onChange={(event) => onChange(event.currentTarget.value.toLowerCase())}
          />
          <span className={styles.ink} style={custom ? { background: inkOf(color, theme) } : undefined}>
            {!custom && <Pipette size={14} aria-hidden="true" />}
          </span>
        </label>
      </div>
    </fieldset>
  )
}

function colorWord(i18n: I18n, word: (typeof words)[number]): string {
  switch (word) {
    case 'black':
      return i18n._('Black')
    case 'red':
      return i18n._('Red')
    case 'blue':
      return i18n._('Blue')
    case 'green':
      return i18n._('Green')
    case 'orange':
      return i18n._('Orange')
    case 'purple':
      return i18n._('Purple')
    case 'brown':
      return i18n._('Brown')
  }
}
