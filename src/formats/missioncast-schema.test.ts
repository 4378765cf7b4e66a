import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { elementIdSchema, elementSchema, limits } from '../plan/element.ts'
import { planArbitrary } from '../plan/plan-arbitrary.ts'
import { missioncastVersion, writeMissioncast } from './missioncast-json.ts'

const elements = v.pipe(v.record(elementIdSchema, elementSchema), v.maxEntries(limits.elements))

// JSON Schema cannot say what an order key is beyond its characters: that check is left out.
const text = JSON.stringify(
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Missioncast plan, file version ${missioncastVersion}`,
    description:
      'The elements of a plan by their ids; the one called “sheet” is of kind sheet, and no other. docs/files.md says more.',
    ...toJsonSchema(v.object({ missioncast: v.literal(missioncastVersion), elements }), {
      errorMode: 'ignore',
    }),
  },
  null,
  2,
)

// To write it anew: npx vitest run --project unit src/formats/missioncast-schema.test.ts -u
test('docs/missioncast.schema.json says what the code says', async () => {
  await expect(`${text}\n`).toMatchFileSnapshot('../../docs/missioncast.schema.json')
})

const validate = new Ajv({ formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(JSON.parse(text))

test('whatever is written fits the schema', () => {
  fc.assert(
    fc.property(planArbitrary, (plan) => {
      const written = writeMissioncast(plan)
      if (written.type !== 'written') throw new Error('not written')
      expect(validate(JSON.parse(written.content)), JSON.stringify(validate.errors)).toBe(true)
    }),
  )
})

test.each([
  ['another version', { missioncast: 1, elements: {} }],
  [
    'an id with a blank',
    {
      missioncast: 2,
      elements: { 'a b': { kind: 'text', at: [0, 0], text: 'x', color: 'red', order: 'a0' } },
    },
  ],
  ['a kind that there is not', { missioncast: 2, elements: { a: { kind: 'tank', order: 'a0' } } }],
  [
    'a position of one number',
    { missioncast: 2, elements: { a: { kind: 'text', at: [0], text: 'x', color: 'red', order: 'a0' } } },
  ],
])('%s does not fit the schema', (_, file) => {
  expect(validate(file)).toBe(false)
})
