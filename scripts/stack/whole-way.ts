import { setTimeout as delay } from 'node:timers/promises'
import { SetupError } from './setup-error.ts'

const PATIENCE_MS = 30_000

/**
 * Waits until a call gets to the library in Redis and back. Each server answers by itself before it reaches the next.
 * @param url of a Webdis, or of what passes calls on to one
 * @throws SetupError
 */
export async function requireWholeWay(url: string, patienceMs = PATIENCE_MS): Promise<void> {
  const fromMs = Date.now()
  for (;;) {
    const trouble = await callOnce(url).catch((error: Error) => error.message)
    if (trouble === undefined) return
    if (Date.now() - fromMs > patienceMs) {
      throw new SetupError(
        `Redis, Webdis and nginx run, but no call reaches the functions library by ${url}: ${trouble}.\n` +
          'Look whether another program answers there, or a firewall refuses connections within this machine.',
      )
    }
    await delay(20)
  }
}

/** @returns what is wrong */
async function callOnce(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/FCALL_RO/stream_version/0`, {
    method: 'PUT',
    body: '{}',
    signal: AbortSignal.timeout(5_000),
  })
  const text = await response.text()
  return text.includes('["OK",') ? undefined : `${response.status} ${text.slice(0, 200)}`
}
