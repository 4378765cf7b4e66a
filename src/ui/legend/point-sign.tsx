import { inkOn } from '../../map/ink.ts'
import { symbolOf } from '../../map/symbol.ts'
import { useInk } from '../use-ink.ts'

/** A point's symbol as the map draws it; what it means stands beside it. */
export function PointSign({ type, color }: { type: string; color: string }) {
  const ink = useInk(color)
  const { frame, sign, signScale, outline } = symbolOf(type, color)
  return (
    <svg width="20" height="20" viewBox="-1 -1 26 26" aria-hidden="true">
      <path d={frame} fill={ink} />
      {outline && <path d={outline} fill={ink} fillRule="evenodd" />}
      {sign && (
        <path
          d={sign}
          fill={inkOn(ink)}
          fillRule="evenodd"
          transform={`translate(12 12) scale(${signScale}) translate(-12 -12)`}
        />
      )}
    </svg>
  )
}
