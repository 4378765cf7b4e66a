import { expect, test } from 'vitest'
import { checkPlan } from './check-plan.ts'
import { kinds } from './element.ts'
import { layerOf } from './layer.ts'
import { drawnElements, sheetOf } from './plan.ts'
import { knownPointType } from './point-type.ts'
import { readElement } from './read-element.ts'
import { samplePlan } from './sample-plan.ts'

test.each(['game', 'world'] as const)('the sample on the %s map is a plan without faults', (kind) => {
  const plan = samplePlan(kind)
  expect(checkPlan(plan)).toEqual([])
  for (const element of plan.values()) expect(readElement(element)).toEqual({ ok: true, element })
})

test.each(['game', 'world'] as const)('the sample on the %s map shows every kind of element', (kind) => {
  const plan = samplePlan(kind)
  const elements = drawnElements(plan).map(([, element]) => element)
  expect(new Set(elements.map((element) => element.kind))).toEqual(new Set(kinds))
  for (const element of elements) {
    if (element.layer !== undefined) expect(layerOf(sheetOf(plan), element)).toBeDefined()
    if (element.kind === 'point') expect(knownPointType(element.type)).toBe(element.type)
  }
})
