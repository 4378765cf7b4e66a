import { request as requestPlainly } from 'node:http'
import { request as requestByTls } from 'node:https'
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

/**
 * Over TLS it does not matter who vouches for the certificate: whether the way is open is asked, and nothing is told.
 * @returns what is wrong
 */
function callOnce(url: string): Promise<string | undefined> {
  const request = url.startsWith('https:') ? requestByTls : requestPlainly
  const options = { method: 'PUT', rejectUnauthorized: false, signal: AbortSignal.timeout(5_000) }
  return new Promise((resolve, reject) => {
    const call = request(`${url}/FCALL_RO/stream_version/0`, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve(text.includes('["OK",') ? undefined : `${response.statusCode} ${text.slice(0, 200)}`),
      )
    })
    call.on('error', reject)
    call.end('{}')
  })
}
