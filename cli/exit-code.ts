/** What the shell is told; docs/cli.md lists the same numbers. */
export const exitCodes = {
  ok: 0,
  /** a fault of Missioncast itself */
  unexpected: 1,
  /** the command line, a secret or the server's address cannot be used */
  usage: 2,
  /** the server said no: the word is in the message */
  refused: 3,
  /** the server could not be asked, or not trusted to be one */
  trouble: 4,
  /** a plan file cannot be read, understood or written */
  file: 5,
  /** Ctrl-C or SIGTERM before it was done: 128 and the signal's number, as shells have it */
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The one error of the command line: what was wrong and what to do, in words for the person at the prompt. */
export class CastError extends Error {
  override readonly name = 'CastError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}
