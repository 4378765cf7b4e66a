import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'
import { messages } from './en.ts'

test('the catalogue holds every message of the source and no other: `npm run i18n` changes nothing', async () => {
  const [catalogue] = await getCatalogs(getConfig())
  const used = await catalogue?.collect()
  expect(Object.keys(used ?? {}).sort()).toEqual(Object.keys(messages).sort())
}, 60_000)
