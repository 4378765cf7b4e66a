import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { FlightPage } from './flight-page.ts'
import type { CardHeights, PaperId } from './print-layout.ts'
import { PrintSheet } from './print-sheet.tsx'

/**
 * Measures a card without its map, in both sizes of letters, before anything of it is seen: only the browser knows where a
 * name or a note is broken.
 */
export function CardRuler({
  page,
  paper,
  onMeasured,
}: {
  page: FlightPage
  paper: PaperId
  onMeasured: (heights: CardHeights) => void
}) {
  const usual = useRef<HTMLDivElement>(null)
  const small = useRef<HTMLDivElement>(null)
  const measure = useEffectEvent(() => onMeasured({ usual: heightOf(usual), small: heightOf(small) }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured is made of these two
  useLayoutEffect(() => measure(), [page, paper])
  const sheet = { page, paper, map: undefined } as const
  return createPortal(
    <div className="measured" aria-hidden="true">
      <div ref={usual}>
        <PrintSheet {...sheet} layout={{ letters: 'usual', mapHeight: 0, isOnePage: false }} />
      </div>
      <div ref={small}>
        <PrintSheet {...sheet} layout={{ letters: 'small', mapHeight: 0, isOnePage: false }} />
      </div>
    </div>,
    document.body,
  )
}

const heightOf = ({ current }: { readonly current: HTMLElement | null }): number =>
  current?.getBoundingClientRect().height ?? 0
