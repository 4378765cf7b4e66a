import type { FileProblem } from './file-problem.ts'

/** How many faults of a refused file are named: ten say what kind of file it is, a thousand are read by nobody. */
const named = 10

/** Why a file is refused: its first fault, up to nine others, and how many there are beside them. */
export type Refusal = {
  readonly problem: FileProblem
  readonly others?: readonly FileProblem[]
  readonly more?: number
}

/** Gathers the faults of a file. */
export type Faults = {
  readonly add: (problem: FileProblem) => void
  /** whether one that comes now is counted only */
  readonly isFull: () => boolean
  /** undefined while there is none */
  readonly refusal: () => Refusal | undefined
}

export function faultList(): Faults {
  const problems: FileProblem[] = []
  let more = 0
  const isFull = (): boolean => problems.length >= named
  return {
    add: (problem) => {
      if (isFull()) more++
      else problems.push(problem)
    },
    isFull,
    refusal: () => {
      const [problem, ...others] = problems
      return problem && { problem, ...(others.length > 0 && { others }), ...(more > 0 && { more }) }
    },
  }
}
