import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findSecrets } from './log-secrets.ts'

// Every worker looks into its stack's logs at its end (e2e/stack-test.ts); this is about how it looks.

const secret = 'Korrekt „Pferd“ 42/x'
const proof = '5eed'.repeat(16)

for (const [how, line] of [
  ['as it is', `error: ${secret}`],
  ['in JSON', JSON.stringify({ password: `"${secret}"` })],
  ['in a path', `GET /webdis/${encodeURIComponent(secret)}`],
  [
    'in a path as Missioncast writes one',
    `GET /${Buffer.from(secret).toString('hex').replace(/../g, '%$&')}`,
  ],
  ['in base64, with more before the end', Buffer.from(`${secret}:more`).toString('base64')],
  ['in hexadecimal digits', Buffer.from(secret).toString('hex').toUpperCase()],
  ['as a proof', `FCALL stream_publish ${proof}`],
] as const) {
  test(`a secret in a log is found: ${how}`, () => {
    const dir = mkdtempSync(join(tmpdir(), 'missioncast-planted-'))
    const [clean, planted] = [join(dir, 'clean.log'), join(dir, 'planted.log')]
    writeFileSync(clean, '200 PUT /webdis/FCALL_RO/stream_version/0\n')
    writeFileSync(planted, `200 GET /\n${line}\n`)
    const found = findSecrets([clean, planted], [secret, proof])
    rmSync(dir, { recursive: true })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(planted)
    expect(found[0]).not.toContain(secret)
  })
}
