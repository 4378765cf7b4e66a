import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { randomHex } from './secrets.ts'

/** The keys of a stream by what they hold, as P3 names them. */
export type KeyKind = 'stream' | 'plan' | 'log' | 'here' | 'streams' | 'guesses' | 'pepper'

/** P3: those that belong to a partition, not to a stream alone. */
const ofPartition: readonly KeyKind[] = ['streams', 'guesses', 'pepper']

/** P2: a stream and the index that lists it stand on one Redis node. */
export const partitionOf = (name: string): number => (sha1(utf8ToBytes(name))[0] ?? 0) % 64

/** P3: the keys of the stream of this name, in the order asked for. */
export function streamKeys(name: string, kinds: readonly KeyKind[]): readonly string[] {
  const partition = partitionOf(name)
  return kinds.map((kind) =>
    ofPartition.includes(kind) ? `${kind}:{${partition}}` : `${kind}:{${partition}}:${name}`,
  )
}

const channelStart = (name: string): string => bytesToHex(sha1(utf8ToBytes(name))).slice(0, 16)

/** P5: a channel that nobody can guess and no stream of another name can speak on. */
export const newChannel = (name: string): string => channelStart(name) + randomHex().slice(0, 16)

/** P5: whether a stream of this name can have the channel. */
export const isChannelOf = (name: string, channel: string): boolean => channel.startsWith(channelStart(name))

/** P5: what to subscribe to. */
export const subscriptionName = (channel: string): string => `live:${channel}`
