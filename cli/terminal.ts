import type { SecretSource } from './secret-prompt.ts'

/** What a command may touch of the process it runs in. */
export type Terminal = SecretSource & {
  /** one value of JSON, on a line of standard output */
  readonly print: (value: unknown) => void
  /** text or bytes as they are, to standard output */
  readonly write: (content: string | Uint8Array) => void
  /** words for the person, on a line of standard error */
  readonly say: (words: string) => void
  /** Ctrl-C, SIGTERM, or a reader of standard output that went away */
  readonly signal: AbortSignal
}
