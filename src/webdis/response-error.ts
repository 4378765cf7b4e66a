import { WebdisError } from './webdis-error.ts'

/**
 * What is wrong with a response by its status and type alone; undefined if nothing is. Redirects are never followed: the edge sends none, a
 * captive portal does.
 */
export function responseError(response: Response, mediaType: string): WebdisError | undefined {
  const { status } = response
  const said = `The answer has status ${status}`
  if (status === 403) return new WebdisError('denied', `${said}: the command is not allowed`)
  if (status === 413) return new WebdisError('too-large', `${said}: the request is too large`)
  if (status === 429) return new WebdisError('full', `${said}: too many requests`)
  // 511 is how a captive portal says so.
  if (status >= 500 && status !== 511) return new WebdisError('away', `${said}: Webdis or Redis is away`)
  if (status !== 200) return new WebdisError('not-webdis', `${said}: this is not Webdis`)
  const type = response.headers.get('content-type') ?? 'unknown'
  if (!type.startsWith(mediaType))
    return new WebdisError('not-webdis', `The answer is ${type}, not ${mediaType}`)
  return undefined
}
