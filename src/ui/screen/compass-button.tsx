import { useLingui } from '@lingui/react'
import buttonStyles from '../kit/button.module.css'
import { Button } from '../kit/button.tsx'
import { useScreen } from '../screen-context.ts'

/** Where north is on a turned map; pressed, it is at the top again. */
export function CompassButton({ turnDeg }: { turnDeg: number }) {
  const { i18n } = useLingui()
  const { map } = useScreen()
  return (
    <Button
      look="quiet"
      className={buttonStyles.icon}
      aria-label={
        turnDeg === 0
          ? i18n._('North is up')
          : i18n._('North up: the map is turned by {degrees}°', { degrees: Math.round(turnDeg) })
      }
      data-tip="start"
      onClick={() => map.current?.turnTo(0)}
    >
      <svg viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
        <g transform={`rotate(${turnDeg} 12 12)`}>
          <path d="M12 1.5 16 12H8Z" fill="var(--danger)" />
          <path d="M12 22.5 8 12h8Z" fill="var(--line-strong)" />
        </g>
      </svg>
    </Button>
  )
}
