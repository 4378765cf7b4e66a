/** The server said what docs/protocol.md does not allow: it is broken, hostile, or of another time. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}
