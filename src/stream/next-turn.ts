/**
 * Does `work` when what has come meanwhile was read. After a stall timers run before sockets: what such a timer would judge may lie unread.
 * Neither way is held back, as a timer is, in a tab that nobody sees.
 */
export function nextTurn(work: () => void): void {
  // Node runs it once it has looked at all sockets, and does not stay for its sake alone.
  if (typeof setImmediate === 'function') {
    setImmediate(work)
    return
  }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    work()
  }
  port2.postMessage(undefined)
}
