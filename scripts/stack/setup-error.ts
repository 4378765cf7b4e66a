/** What keeps the stack from running and a person can put right; the message says what is wrong and what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
