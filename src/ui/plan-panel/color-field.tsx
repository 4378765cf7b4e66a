import { useLingui } from '@lingui/react'
import { Pipette } from 'lucide-react'
import { useId } from 'react'
import { inkOf } from '../../map/ink.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useMayEdit } from '../use-stores.ts'
import { colorWord, colorWords } from '../words/color-words.ts'
import styles from './color-field.module.css'

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
  const custom = color !== undefined && !colorWords.some((word) => word === color)
  return (
    <fieldset className={styles.field} disabled={!mayEdit}>
      <legend className={styles.legend}>{i18n._('Colour')}</legend>
      <div className={styles.swatches}>
        {colorWords.map((word) => (
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
