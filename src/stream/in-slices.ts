/** So long at once: less than a frame, so that nobody notices. */
const sliceMs = 10

/** Does many small things one after the other, and lets everything else have its turn in between. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let beganMs = performance.now()
  for (const item of items) {
    work(item)
    if (performance.now() - beganMs < sliceMs) continue
    await nextTask()
    beganMs = performance.now()
  }
}

/** Unlike a timer, a message is not held back in a tab that nobody sees. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
