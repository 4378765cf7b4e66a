import type { World } from './world.ts'

/** Ends what was begun; resolves when the way is open again. */
export type Lift = () => Promise<void>

/** One of the twenty faults of measure, or a kind of it, as something that can be done to a world. */
export type Fault = {
  /** the number in the list of faults, and a letter where it is one of several */
  readonly id: string
  readonly what: string
  /** `stream`: nothing but its own world notices, so that others may go on beside it */
  readonly touches: 'stream' | 'server'
  /** Begins it; `hold` has it last. */
  readonly inject: (world: World) => Promise<Lift>
  readonly holdMs: number
  /** it lasts too long for `npm test`: only a soak does it, for exactly `holdMs` */
  readonly isLong?: true
  /** Healed within so many ms after its end, on a machine that has nothing else to do. */
  readonly boundMs: number
  /** Redis has less afterwards than it had: until the leader brings it back, viewers may differ. */
  readonly losesData?: true
}

/** For what is over as soon as it is done. */
export const atOnce: Lift = async () => {}
