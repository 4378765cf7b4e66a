import type { StreamOutcome, Trouble } from './session.ts'
import type { Answer, Refusal } from './wire.ts'

type Bad = Extract<StreamOutcome<never>, { ok: false }>
type No = Extract<Answer<never>, { ok: false }>
type Refused = Extract<Bad, { refusal: Refusal }>

/** C3: what follows these words is for people; what follows others is for programs. */
const worded: readonly Refusal[] = ['bad-request', 'too-large', 'too-many']

export const refusedBy = ({ refusal, detail }: No): Bad => ({
  ok: false,
  refusal,
  detail: worded.includes(refusal) ? detail[0] : undefined,
  ...(refusal === 'unknown-stream' && detail.length > 0 ? { stopped: true } : {}),
})

/** R4: this epoch was stopped. To a Stop of it that means: it was done before, and the answer was lost. */
export const isStopOf = (epoch: string, { refusal, detail }: No): boolean =>
  refusal === 'unknown-stream' && detail[0] === epoch

/** L11: gone, and not because somebody stopped it (R4). */
export const isLost = (outcome: StreamOutcome<unknown>): outcome is Refused =>
  !outcome.ok && outcome.refusal === 'unknown-stream' && !outcome.stopped

/** What was asked for cannot be: no server has to be asked. */
export const impossible = (detail: string): Bad => ({ ok: false, refusal: 'bad-request', detail })

export const inTrouble = (trouble: Trouble): Bad => ({ ok: false, refusal: undefined, trouble })
