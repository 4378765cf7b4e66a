import type { ElementId } from '../plan/element.ts'

/** For how long a change stays marked. */
const lastsMs = 2_000
/** A fade in steps: each costs a frame of the whole map. */
const stepMs = 160

/** Elements that have just changed, each with how strongly it is still marked. */
export type Flashes = {
  readonly add: (ids: readonly ElementId[]) => void
  /** from 1 (now) down to 0; always 1 for people who want no motion. To be called when it is painted. */
  readonly strengths: () => readonly (readonly [id: ElementId, strength: number])[]
  readonly dispose: () => void
}

/** `onChange` is called whenever the marks look different from before. */
export function createFlashes(onChange: () => void, isStill: () => boolean): Flashes {
  const endsMs = new Map<ElementId, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let paintedMs = 0

  function tick(): void {
    timer = undefined
    const now = performance.now()
    const before = endsMs.size
    for (const [id, end] of endsMs) if (end <= now) endsMs.delete(id)
    // Where edits stream in, the map is being painted anyway.
    if (endsMs.size < before || now - paintedMs >= stepMs / 2) onChange()
    if (endsMs.size > 0) timer = setTimeout(tick, nextMs(now))
  }

  const nextMs = (now: number): number =>
    isStill() ? Math.max(stepMs, Math.min(...endsMs.values()) - now) : stepMs

  return {
    add: (ids) => {
      const now = performance.now()
      for (const id of ids) endsMs.set(id, now + lastsMs)
      if (ids.length === 0) return
      onChange()
      timer ??= setTimeout(tick, nextMs(now))
    },
    strengths: () => {
      const now = performance.now()
      paintedMs = now
      return [...endsMs].map(([id, end]) => [id, isStill() ? 1 : Math.max(0, (end - now) / lastsMs)] as const)
    },
    dispose: () => clearTimeout(timer),
  }
}
