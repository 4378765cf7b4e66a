import { expectAllConfirmed, startStream } from './leader.ts'
import { expectDrawn } from './map.ts'
import { openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, elementRow, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

// Chromium itself writes every failed request into the console.
test.use({ tolerated: /^console: Failed to load resource/ })

/** More than the longest pause between two tries (V4). */
const untilBack = { timeout: 60_000 }

test('while the server is away the leader goes on, is warned before leaving, and all arrives later', async ({
  openWindow,
  stack,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Interrupted')
  const viewer = await watch(openWindow, 'Interrupted')
  await expectDrawn(viewer, 3)
  // The dialogs are fetched while nobody waits for them.
  const isFetched = () =>
    performance.getEntriesByType('resource').some(({ name }) => /add-element/.test(name))
  await expect.poll(() => leader.evaluate(isFetched)).toBe(true)

  await stack.parts.edge.stop()
  try {
    await showPanel(leader, 'Plan')
    await addPoint(leader, '1010', 'Unsent')
    await addPoint(leader, '1111', 'Unsent too')
    await showPanel(leader, 'Stream')
    await expect(status(leader, 'Offline')).toBeVisible()
    await expect(leader.getByRole('definition').getByText('2 elements')).toBeVisible()
    await expect(status(viewer, 'Offline')).toBeVisible(untilBack)
    await expectDrawn(viewer, 3)

    const asked = leader.waitForEvent('dialog')
    await leader.close({ runBeforeUnload: true })
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await expectDrawn(leader, 5)
  } finally {
    await stack.parts.edge.start()
  }

  await expect(status(leader, 'Live')).toBeVisible(untilBack)
  await expectAllConfirmed(leader)
  await expect(status(viewer, 'Live')).toBeVisible(untilBack)
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'Unsent too')).toBeVisible()
  expect(await savedPlan(viewer)).toEqual(await savedPlan(leader))

  const closed = leader.waitForEvent('close')
  leader.on('dialog', (dialog) => expect(dialog.message()).toBe('nothing to ask about'))
  await leader.close({ runBeforeUnload: true })
  await closed
})

test('a stream outlives a crash of Redis: leader and viewer come back to it by themselves', async ({
  openWindow,
  stack,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Crashed')
  const viewer = await watch(openWindow, 'Crashed')
  await stack.restartRedis('SIGKILL')
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'After the crash')
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'After the crash')).toBeVisible(untilBack)
  await showPanel(leader, 'Stream')
  await expect(status(leader, 'Live')).toBeVisible(untilBack)
  await expectAllConfirmed(leader)
})

test('[L3] a server that has forgotten everything gets the stream back from its leader', async ({
  openWindow,
  stack,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Forgotten')
  const viewer = await watch(openWindow, 'Forgotten')
  await stack.admin('FLUSHALL')
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'Remembered')
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'Remembered')).toBeVisible(untilBack)
  const late = await watch(openWindow, 'Forgotten')
  await expectDrawn(late, 4)
})
