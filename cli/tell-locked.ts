import type { Streams } from '../src/stream/session.ts'
import type { Terminal } from './terminal.ts'
import { lockedWords } from './words.ts'

const lookEveryMs = 500

/** Tells the person why nothing happens while somebody guesses (K1), once for each wait. Never keeps the process alive. */
export function tellLocked(streams: Pick<Streams, 'lockedUntilMs'>, { say }: Pick<Terminal, 'say'>): void {
  let toldMs: number | undefined
  const look = (): void => {
    const untilMs = streams.lockedUntilMs()
    if (untilMs !== undefined && untilMs !== toldMs) say(lockedWords(untilMs - Date.now()))
    toldMs = untilMs
  }
  setInterval(look, lookEveryMs).unref()
}
