import * as v from 'valibot'

/** What a crowd is: the first argument of its process, as JSON. */
export const crowdSchema = v.object({
  /** `complete`: viewers as they are; `plain`: the same on the wire, without the values and at little cost to this machine */
  kind: v.picklist(['complete', 'plain']),
  count: v.number(),
  edgePort: v.number(),
  name: v.string(),
  password: v.string(),
})

export type CrowdOrder = v.InferOutput<typeof crowdSchema>

/** What it is told to do; each is answered by the message below that bears its name. */
export const crowdTaskSchema = v.variant('type', [
  /** the line breaks, and nobody gets through */
  v.object({ type: v.literal('away') }),
  /** the line is fair again; `isTold`: as browsers are when their own network is back (V4) */
  v.object({ type: v.literal('back'), epoch: v.string(), rev: v.number(), isTold: v.boolean() }),
  /** everybody reaches this revision */
  v.object({ type: v.literal('state'), rev: v.number() }),
])

export type CrowdTask = v.InferOutput<typeof crowdTaskSchema>

/** What its process says. */
export const crowdMessageSchema = v.variant('type', [
  v.object({ type: v.literal('joined') }),
  v.object({ type: v.literal('away') }),
  /** ms from the line's return until each one was live with that revision; what went out meanwhile */
  v.object({ type: v.literal('back'), backMs: v.array(v.number()), sinceCalls: v.number() }),
  /** the epochs of its viewers, and the fingerprints of the plans that complete ones show, each one once */
  v.object({ type: v.literal('state'), epochs: v.array(v.string()), prints: v.array(v.number()) }),
])

export type CrowdMessage = v.InferOutput<typeof crowdMessageSchema>
