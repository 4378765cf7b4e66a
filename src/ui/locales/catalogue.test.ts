import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'
import { messages } from './en.ts'

test('the catalogue holds every message of the source that has to be compiled, and no other', async () => {
  const [catalogue] = await getCatalogs(getConfig())
  const used = await catalogue?.collect()
  const hasParts = (id: string) => id.includes('{')
  expect(Object.keys(messages).sort(), 'run `npm run i18n`').toEqual(
    Object.keys(used ?? {})
      .filter(hasParts)
      .sort(),
  )
}, 60_000)
