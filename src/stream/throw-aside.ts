/** Throws where nobody catches: it harms nothing of what goes on, and the console, the process or whoever listens for errors hears of it. */
export function throwAside(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
