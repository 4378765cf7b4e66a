import { expect, test } from 'vitest'
import { http2Words } from './edge-tls.ts'

test.each([
  ['nginx version: nginx/1.22.1\n', ' http2', ''],
  ['nginx version: nginx/1.25.0\n', ' http2', ''],
  ['nginx version: nginx/1.25.1\n', '', 'http2 on;'],
  ['nginx version: nginx/1.28.0 (Ubuntu)\n', '', 'http2 on;'],
  ['nginx version: nginx/2.0.0\n', '', 'http2 on;'],
])('%j asks for HTTP/2 by %j beside the address and the line %j', (version, besideListen, line) => {
  expect(http2Words(version)).toEqual({ besideListen, line })
})
