import { newSeed } from './random.ts'

/** `FAULT_SEED` has the choices of an earlier run made again. */
export const faultSeed = (): number => Number(process.env.FAULT_SEED ?? newSeed())
