import { expect, test } from 'vitest'
import { createListeners } from './listeners.ts'

test('what happens before there is a listener waits for the first one', () => {
  const listeners = createListeners<number>()
  listeners.emit(1)
  const first: number[] = []
  listeners.subscribe((event) => first.push(event))
  listeners.emit(2)
  const second: number[] = []
  listeners.subscribe((event) => second.push(event))
  listeners.emit(3)
  expect(first).toEqual([1, 2, 3])
  expect(second).toEqual([3])
})

test('whoever ends it hears nothing more', () => {
  const listeners = createListeners<number>()
  const heard: number[] = []
  const listener = (event: number) => heard.push(event)
  const end = listeners.subscribe(listener)
  listeners.subscribe(listener)
  end()
  listeners.emit(1)
  expect(heard).toEqual([1])
})

test('a listener that throws harms nobody, and is heard of', async () => {
  const listeners = createListeners<number>()
  const heard: number[] = []
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  const thrown = new Promise((resolve) => process.once('uncaughtException', resolve))
  listeners.subscribe(() => {
    throw new Error('mine')
  })
  listeners.subscribe((event) => heard.push(event))
  listeners.emit(1)
  expect(heard).toEqual([1])
  expect(await thrown).toMatchObject({ message: 'mine' })
  for (const listener of before) process.on('uncaughtException', listener)
})
