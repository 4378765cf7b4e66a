import { expect, test } from 'vitest'
import { planLink, readPlanAddress, readPlanHash } from './plan-link.ts'

test('a link to a plan says what it carries, also where a messenger escaped its signs', () => {
  const link = planLink('AB-c_9', 'https://host.example/app/?x=1#/s/Alpha')
  expect(link).toBe('https://host.example/app/?x=1#/plan?d=AB-c_9')
  const carried = { type: 'carried', data: 'AB-c_9' }
  expect(readPlanHash(new URL(link).hash)).toEqual(carried)
  expect(readPlanHash('#/plan%3Fd%3DAB-c_9')).toEqual(carried)
  expect(readPlanHash('#%2Fplan%3Fd%3DAB-c_9')).toEqual(carried)
  expect(readPlanHash('#/plan?d=AB-c_9&utm_source=chat')).toEqual(carried)
})

test('a link to a file says where it is, its escapes as they stand', () => {
  const file = { type: 'file', file: '/plans/a%20tour.kml' }
  expect(readPlanHash('#/open?file=/plans/a%20tour.kml')).toEqual(file)
  expect(readPlanHash('#/open?file=%2Fplans%2Fa%2520tour.kml')).toEqual(file)
})

test('one with nothing in it is a link all the same, to be told of', () => {
  expect(readPlanHash('#/plan?')).toEqual({ type: 'carried', data: '' })
  expect(readPlanHash('#/open?file=')).toEqual({ type: 'file', file: '' })
})

test.each(['', '#/plan', '#/s/plan?d=A', '#/s/Alpha?k=secret', '#plan?d=A'])(
  '%j is no link to a plan',
  (hash) => {
    expect(readPlanHash(hash)).toBeUndefined()
  },
)

test('a text is a link only as a whole', () => {
  expect(readPlanAddress(' https://host.example/#/plan?d=AB \n')?.link).toEqual({
    type: 'carried',
    data: 'AB',
  })
  expect(readPlanAddress('see https://host.example/#/plan?d=AB')).toBeUndefined()
  expect(readPlanAddress('javascript:alert(1)')).toBeUndefined()
})
