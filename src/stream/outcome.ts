import type { StreamOutcome, Trouble } from './session.ts'
import type { Answer, Refusal } from './wire.ts'

type Bad = Extract<StreamOutcome<never>, { ok: false }>

/** C3: what follows these words is for people; what follows others is for programs. */
const worded: readonly Refusal[] = ['bad-request', 'too-large', 'too-many']

export const refusedBy = ({ refusal, detail }: Extract<Answer<never>, { ok: false }>): Bad => ({
  ok: false,
  refusal,
  detail: worded.includes(refusal) ? detail[0] : undefined,
  ...(refusal === 'unknown-stream' && detail.length > 0 ? { stopped: true } : {}),
})

/** What was asked for cannot be: no server has to be asked. */
export const impossible = (detail: string): Bad => ({ ok: false, refusal: 'bad-request', detail })

export const inTrouble = (trouble: Trouble): Bad => ({ ok: false, refusal: undefined, trouble })
