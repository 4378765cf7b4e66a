import type { BrowserContext } from '@playwright/test'

/**
 * Notes what no window may do: an exception, an error in the console (where Chromium reports breaches of the
 * Content-Security-Policy as well), a request that leaves the origin.
 */
export function watchForFaults(context: BrowserContext, origin: string, note: (fault: string) => void): void {
  context.on('weberror', (error) => note(`exception: ${error.error().stack}`))
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    const staysHere = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:'
    if (!staysHere) note(`request to ${url.origin}`)
  })
}
