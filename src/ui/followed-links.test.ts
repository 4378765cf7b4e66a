// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { followLinks } from './followed-links.ts'

beforeEach(() => history.replaceState(null, '', '/app/?x=1'))

/** A window in which links are followed at will. */
function openWindow() {
  const target = new EventTarget()
  const addEventListener = target.addEventListener.bind(target)
  const follow = (hash: string) => {
    history.replaceState(null, '', hash)
    target.dispatchEvent(new Event('hashchange'))
  }
  return { links: followLinks({ location, history, addEventListener }), follow }
}

test('an invitation that opens the page is out of the address at once, and told once', () => {
  history.replaceState(null, '', '#/s/Alpha%201?k=secret')
  const before = history.length
  const { links } = openWindow()
  expect(location.href).toMatch(/\/app\/\?x=1#\/s\/Alpha%201$/)
  expect(history.length).toBe(before)
  expect(links.take()).toEqual({ name: 'Alpha 1', invitation: 'secret' })
  expect(links.take()).toBeUndefined()
})

test.each([
  '#/s/Alpha%201%3Fk=secret',
  '#/s/Alpha%201%3fk=secret',
  `#/s/Alpha%201%3Fk%3D${'secret'.repeat(14)}`,
])('one whose question mark a messenger escaped is out of it as well: %s', (hash) => {
  history.replaceState(null, '', hash)
  const { links, follow } = openWindow()
  expect(location.href).toMatch(/\/app\/\?x=1#\/s\/Alpha%201$/)
  expect(links.take()).toEqual({ name: 'Alpha 1', invitation: expect.stringMatching(/^(secret)+$/) })
  follow(hash.replace('Alpha', 'Bravo'))
  expect(location.hash).toBe('#/s/Bravo%201')
  expect(links.take()).toMatchObject({ name: 'Bravo 1' })
})

test('one that is followed in the open page is out of the address before anybody hears of it', () => {
  const { links, follow } = openWindow()
  const heard = vi.fn(() => [location.hash, links.take()])
  const end = links.subscribe(heard)
  follow('#/s/Alpha?k=secret')
  expect(heard).toHaveReturnedWith(['#/s/Alpha', { name: 'Alpha', invitation: 'secret' }])
  follow('#/plan')
  expect(heard).toHaveLastReturnedWith(['#/plan', undefined])
  end()
  follow('#/s/Bravo')
  expect(heard).toHaveBeenCalledTimes(2)
})

test('a link without an invitation leaves the address as it is', () => {
  history.replaceState(null, '', '#/s/100%')
  expect(openWindow().links.take()).toEqual({ name: '100%' })
  expect(location.hash).toBe('#/s/100%')
})

test('one that is followed before anybody listens is told to the first who does', () => {
  const { links, follow } = openWindow()
  follow('#/s/Alpha?k=secret')
  const heard = vi.fn(() => links.take())
  links.subscribe(heard)
  expect(heard).toHaveReturnedWith({ name: 'Alpha', invitation: 'secret' })
})

test('a plan that a link carries is out of the address at once, and told once', () => {
  history.replaceState(null, '', '#/plan?d=AB-c')
  const before = history.length
  const { links, follow } = openWindow()
  expect(location.href).toMatch(/\/app\/\?x=1$/)
  expect(history.length).toBe(before)
  expect(links.take()).toBeUndefined()
  expect(links.takePlan()).toEqual({ type: 'carried', data: 'AB-c' })
  expect(links.takePlan()).toBeUndefined()
  const heard = vi.fn(() => [location.hash, links.takePlan()])
  links.subscribe(heard)
  follow('#/open?file=/plans/a.kml')
  expect(heard).toHaveReturnedWith(['', { type: 'file', file: '/plans/a.kml' }])
})

test('the address names what is shown, but a link that is not read yet stays', () => {
  history.replaceState(null, '', '#/s/Alpha')
  const { links } = openWindow()
  links.show(undefined)
  expect(location.href).toMatch(/\/app\/\?x=1$/)
  links.show('Bravo 2')
  expect(location.hash).toBe('#/s/Bravo%202')
  history.replaceState(null, '', '#/s/Charlie?k=secret')
  links.show(undefined)
  expect(location.hash).toBe('#/s/Charlie?k=secret')
})
