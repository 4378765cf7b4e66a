import { useLingui } from '@lingui/react'
import type { Line } from '../../plan/element.ts'
import { CheckField } from '../kit/check-field.tsx'
import { useMayEdit } from '../use-stores.ts'
import styles from './color-field.module.css'

/** Whether a line has a head at its last position. */
export function ArrowField({ line, onChange }: { line: Line; onChange: (line: Line) => void }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const change = (arrow: boolean) => {
    const { arrow: _, ...plain } = line
    onChange(arrow ? { ...plain, arrow } : plain)
  }
  return (
    <fieldset className={styles.field} disabled={!mayEdit}>
      <CheckField label={i18n._('Arrow at its end')} checked={line.arrow === true} onChange={change} />
    </fieldset>
  )
}
