import { deflateSync, Inflate } from 'fflate'
import type { Plan } from '../plan/plan.ts'
import { maxFileBytes } from './file-text.ts'
import { writeMissioncast } from './missioncast-json.ts'
import type { Bytes, WriteResult } from './open-result.ts'

/** Characters that are unpacked at a time: they become at most a thousand times as many bytes. */
const stepBytes = 16 * 1024

/** The plan as a link carries it: Missioncast's own file, deflated (RFC 1951), in base64url without padding (RFC 4648, 5). */
export function packPlan(plan: Plan): string {
  const { content } = written(writeMissioncast(plan))
  const packed = deflateSync(new TextEncoder().encode(content), { level: 9 })
  let binary = ''
  for (const byte of packed) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Our own format holds every plan. */
function written(result: WriteResult<string>): Extract<WriteResult<string>, { type: 'written' }> {
  if (result.type === 'failed') throw new Error(`Missioncast's own format refused: ${result.problem.code}`)
  return result
}

export type UnpackedPlan =
  | { readonly ok: true; readonly bytes: Bytes }
  /** `damaged`: cut off, or no such text at all; `too-large`: more than a file may have */
  | { readonly ok: false; readonly problem: 'damaged' | 'too-large' }

/** The file that `packPlan` packed; what is in it is not judged here. It is unpacked step by step: a few bytes can claim gigabytes. */
export function unpackPlan(packed: string): UnpackedPlan {
  const binary = decoded(packed)
  if (binary === undefined || binary === '') return { ok: false, problem: 'damaged' }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  const chunks: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk)
    size += chunk.length
  })
  try {
    for (let at = 0; at < bytes.length && size <= maxFileBytes; at += stepBytes)
      inflate.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length)
  } catch {
    return { ok: false, problem: 'damaged' }
  }
  if (size > maxFileBytes) return { ok: false, problem: 'too-large' }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return { ok: true, bytes: whole }
}

function decoded(packed: string): string | undefined {
  if (!/^[\w-]+$/.test(packed)) return undefined
  try {
    return atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return undefined
  }
}
