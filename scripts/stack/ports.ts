import { createServer } from 'node:net'

/** Below the range that the kernel gives to outgoing connections, so that none of those takes the port meanwhile. */
const FIRST = 20_000
const LAST = 31_999

export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * The first of the wished ports that is free, else a free one at random.
 * @throws Error if there is none at all
 */
export async function chooseFreePort(
  wished: readonly number[] = [],
  host = '127.0.0.1',
  isFree: typeof isPortFree = isPortFree,
): Promise<number> {
  const others = Array.from({ length: 100 }, () => FIRST + Math.floor(Math.random() * (LAST - FIRST + 1)))
  for (const port of [...wished, ...others]) if (await isFree(port, host)) return port
  throw new Error(`No free port was found between ${FIRST} and ${LAST} on ${host}.`)
}
