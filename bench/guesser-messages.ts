import * as v from 'valibot'

/** What a guesser is to do: the first argument of its process, as JSON. */
export const guessOrderSchema = v.object({
  /** of the edge, below which Webdis is */
  url: v.string(),
  name: v.string(),
  secret: v.picklist(['password', 'code', 'token']),
  /** The right one's proof. Whoever has none gets no further than to passwords. */
  password: v.string(),
  /** one for each connection, as a proxy would name them */
  addresses: v.array(v.string()),
  forMs: v.number(),
})

export type GuessOrder = v.InferOutput<typeof guessOrderSchema>

/** What it says in the end: how many of its guesses were answered by which word, or by which status of the edge. */
export const guessedSchema = v.record(v.string(), v.number())

export type Guessed = v.InferOutput<typeof guessedSchema>
