import * as v from 'valibot'

/** What an audience is asked to be: the first argument of its process, as JSON. */
export const audienceSchema = v.object({
  /** plain sockets, and where they subscribe */
  readers: v.object({ count: v.number(), port: v.number(), path: v.string() }),
  /** real viewer sessions, spread evenly among them in the order of joining */
  viewers: v.object({ count: v.number(), url: v.string(), name: v.string(), password: v.string() }),
})

export type AudienceOrder = v.InferOutput<typeof audienceSchema>

/** Revisions and when (`sharedMs`) each reached a listener: the two lists go together. */
const heardSchema = v.object({ revs: v.array(v.number()), atMs: v.array(v.number()) })

export type Heard = v.InferOutput<typeof heardSchema>

/** What its process says: that all have joined, and, whenever asked, what they heard since. */
export const audienceMessageSchema = v.variant('type', [
  v.object({ type: v.literal('joined') }),
  v.object({ type: v.literal('heard'), readers: heardSchema, viewers: heardSchema }),
])

export type AudienceMessage = v.InferOutput<typeof audienceMessageSchema>
