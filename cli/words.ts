import { readInvitation } from '../src/stream/invitation.ts'
import type { StreamOutcome, Trouble, ViewerStatus } from '../src/stream/session.ts'
import type { StreamNameProblem } from '../src/stream/stream-name.ts'
import { checkStreamName } from '../src/stream/stream-name.ts'
import type { Refusal } from '../src/stream/wire.ts'
import { CastError, exitCodes } from './exit-code.ts'

const refusalWords: Readonly<Record<Refusal, string>> = {
  'unknown-stream':
    'There is no such stream. If its name is right, nobody has led it for too long or the server has lost it: publish --bring-back starts it again.',
  'name-taken': 'A stream of this name exists already. Choose another name, or use publish to lead it.',
  'wrong-password': 'The password is wrong.',
  'wrong-code': 'The leader code is wrong.',
  superseded: 'Somebody else leads the stream now. Run publish again to take it back.',
  'stale-epoch': 'The stream was started anew in the meantime. Run this again.',
  'too-large': 'The plan, or an element of it, is larger than the server takes.',
  'too-many': 'There are more elements or streams than the server takes.',
  locked: 'Somebody tried too many wrong secrets here. Wait a minute before the next try.',
  'bad-request': 'The server did not understand. Is it of the same version as this program?',
}

const troubleWords: Readonly<Record<Trouble, string>> = {
  unreachable: 'The server does not answer. Check the address and the network.',
  'server-down': 'The server answers, but its Redis does not. Try again in a while.',
  'not-missioncast': 'What answers at this address is not a Missioncast server. Check --url.',
  'library-missing':
    'The server’s Redis has no Missioncast function library. Whoever runs it should restart the stack.',
  'library-mismatch':
    'The server’s function library is of another version. Update the server or this program.',
  'broken-channel': 'What came down the channel was not understood.',
  'silent-channel': 'The channel fell silent.',
  'server-full': 'The server is full. Try again later.',
  'stream-missing': 'The stream is not on the server at the moment. Its leader may bring it back.',
  tampered:
    'Something between the leader and you changed the plan. What was changed is left out. Tell the leader and whoever runs the server.',
  'secrets-changed':
    'The password is another one now, or the invitation good no more. Ask the leader for the present one.',
  unexpected: 'Something unexpected went wrong between here and the server.',
}

const nameWords: Readonly<Record<StreamNameProblem, string>> = {
  empty: 'is empty',
  'too-long': 'is longer than 64 characters or 200 bytes',
  control: 'has a control character in it',
  'bidi-control': 'has an invisible writing-direction character in it',
  surrogate: 'has half a character in it',
  'private-use': 'has a private-use character in it',
  unassigned: 'has a character in it that Unicode does not know',
}

/** What a viewer is told who was in and is refused. */
export const refusedWords = ({ refusal, trouble }: Extract<ViewerStatus, { word: 'refused' }>): string =>
  trouble === 'secrets-changed' ? troubleWords[trouble] : refusalWords[refusal]

/** K1 */
export const lockedWords = (waitMs: number): string =>
  `Somebody tried too many wrong secrets here. The server judges none for ${Math.ceil(waitMs / 1_000)} s; this goes on by itself then. Ctrl-C gives it up.`

/** R4 */
export const stoppedWords =
  'The stream was stopped and has ended. Use start to begin another one of its name.'

/** The value of a good outcome. @throws {CastError} with `refused` or `trouble` that says what to do */
export function expectOk<T>(outcome: StreamOutcome<T>): T {
  if (outcome.ok) return outcome.value
  if (outcome.refusal === undefined) throw new CastError(exitCodes.trouble, troubleWords[outcome.trouble])
  const words = outcome.stopped ? stoppedWords : refusalWords[outcome.refusal]
  return refuse(outcome.refusal, outcome.detail ? `${words} (${outcome.detail})` : words)
}

/** @throws {CastError} that says why the server refused for good */
export function refuse(refusal: Refusal, words: string = refusalWords[refusal]): never {
  throw new CastError(exitCodes.refused, `${refusal}: ${words}`)
}

/** @throws {CastError} with `usage` where the text is no invitation (V14) */
export function expectInvitation(text: string): string {
  if (readInvitation(text)) return text
  throw new CastError(
    exitCodes.usage,
    'MISSIONCAST_INVITATION holds no invitation: it takes the 86 characters after k= in an invitation link.',
  )
}

/** @throws {CastError} with `usage` that says what is wrong with the name */
export function expectName(text: string): string {
  const checked = checkStreamName(text)
  if (checked.ok) return checked.name
  throw new CastError(exitCodes.usage, `The stream’s name ${nameWords[checked.problem]}.`)
}
