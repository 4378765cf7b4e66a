import type { Place } from './place.ts'

/** What a plan must not be, and what is said about it. Sizes are bytes of UTF-8 (docs/protocol.md P6). */
type PlanProblemDetails = {
  'too-many-elements': { count: number; limit: number }
  'too-many-positions': { field: string; count: number; limit: number }
  'element-too-large': { bytes: number; limit: number }
  'plan-too-large': { bytes: number; limit: number }
  'text-too-long': { field: string; length: number; limit: number }
  /** a number beyond its bounds; one of them may be missing */
  'out-of-range': { field: string; value: number; least?: number; most?: number }
  /** a value that has to be there is not, or is empty */
  missing: { field: string }
  /** a value of another kind than it has to be: a text for a number */
  'wrong-kind': { field: string; expected: ValueKind; found: ValueKind }
  /** a text that is none of those that are allowed */
  'unknown-word': { field: string; value: string }
}

/** What a value of a file can be. */
export type ValueKind = 'nothing' | 'boolean' | 'number' | 'text' | 'list' | 'object'

export type ProblemOf<Details> = {
  readonly [Code in keyof Details]: {
    readonly code: Code
    readonly where: Place
    readonly detail: Readonly<Details[Code]>
  }
}[keyof Details]

export type PlanProblem = ProblemOf<PlanProblemDetails>
