import fc from 'fast-check'
import { plainBody, type RawCall } from './raw-call.ts'
import { pathOf, type RightCall } from './right-calls.ts'
import { wrongBody } from './wrong-bodies.ts'
import { wrongKeys, wrongPath } from './wrong-paths.ts'

/** Calls that come near to being right, and must all be refused: by the edge, or by the function that they reach. */
export const malformedCall = (rights: readonly RightCall[]): fc.Arbitrary<RawCall> =>
  fc.oneof(...rights.map((right) => spoilt(right, rights)))

const edge = fc.constant<RawCall['door']>('edge')
const mostlyEdge = fc.constantFrom<RawCall['door']>('edge', 'edge', 'edge', 'edge', 'webdis')
const put = fc.constant('PUT')

function spoilt(right: RightCall, rights: readonly RightCall[]): fc.Arbitrary<RawCall> {
  const { fn, keys, fields } = right
  const path = fc.constant(pathOf(fn, keys))
  const body = fc.constant(plainBody(JSON.stringify(fields)))
  const methods = fc.constantFrom('GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PURGE')
  const kinds = [
    { weight: 2, arbitrary: fc.record({ door: edge, method: put, path: wrongPath(right, rights), body }) },
    { weight: 1, arbitrary: fc.record({ door: edge, method: methods, path, body }) },
  ]
  if (keys.length > 0) {
    const wrong = { door: mostlyEdge, method: put, path: wrongKeys(right), body }
    kinds.push({ weight: 2, arbitrary: fc.record(wrong) })
  }
  if (Object.keys(fields).length > 0) {
    const wrong = { door: mostlyEdge, method: put, path, body: wrongBody(right) }
    kinds.push({ weight: 8, arbitrary: fc.record(wrong) })
  }
  return fc.oneof(...kinds)
}
