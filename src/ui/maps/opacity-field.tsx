import { useLingui } from '@lingui/react'
import { useId } from 'react'
import styles from './map-layers-panel.module.css'

/** How much something covers what lies below it, in hundredths. */
export function OpacityField({
  name,
  value,
  onChange,
}: {
  /** of what */
  name: string
  /** 0 to 1 */
  value: number
  onChange: (value: number) => void
}) {
  const { i18n } = useLingui()
  const id = useId()
  const shown = i18n.number(value, { style: 'percent' })
  return (
    <div className={styles.range}>
      <label htmlFor={id}>{i18n._('Opacity')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(value * 100)}
        aria-label={i18n._('Opacity of {name}', { name })}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.currentTarget.value) / 100)}
      />
      <span>{shown}</span>
    </div>
  )
}
