import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** What scanners need round it, in modules (ISO/IEC 18004). */
const quietZone = 4

/** A text to point a camera at: dark on light in either theme, since many scanners read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Its modules as one path, row by row, in units of a module. */
export function drawn(text: string): { readonly size: number; readonly path: string } {
  // On a screen nothing is torn or stained: rather larger modules than more of them.
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: quietZone })
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      const length = (end < 0 ? size : end) - x
      return [`M${x} ${y}h${length}v1h-${length}z`]
    }),
  )
  return { size, path: runs.join('') }
}
