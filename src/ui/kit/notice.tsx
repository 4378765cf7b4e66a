import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

export type NoticeTone = 'info' | 'good' | 'warn' | 'danger'

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, danger: CircleX }

/** A box that says how things are. With `live`, screen readers hear when it changes, but not what comes `after`. */
export function Notice({
  tone = 'info',
  title,
  children,
  live,
  after,
}: {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  live?: 'status' | 'alert'
  /** what ticks or is pressed */
  after?: ReactNode
}) {
  const Icon = icons[tone]
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <Icon size={18} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <div role={live}>
          {title && <p className={styles.title}>{title}</p>}
          {children}
        </div>
        {after}
      </div>
    </div>
  )
}
