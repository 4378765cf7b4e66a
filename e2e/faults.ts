import type { BrowserContext } from '@playwright/test'

/**
 * Notes what no window may do: an exception, an error in the console, a breach of the Content-Security-Policy or of trusted
 * types, a request that leaves the origin.
 */
export async function watchForFaults(
  context: BrowserContext,
  origin: string,
  note: (fault: string) => void,
): Promise<void> {
  context.on('weberror', (error) => note(`exception: ${error.error().stack}`))
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    const staysHere = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:'
    if (!staysHere) note(`request to ${url.origin}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error('policy:', effectiveDirective, blockedURI, sample),
    )
  })
}
