/**
 * What would end a session, and how often it was said without another answer in between: an answer may be somebody else's (W34).
 */
export type Verdict = { readonly said: string; readonly times: number }

export const hearVerdict = (before: Verdict | undefined, said: string): Verdict => ({
  said,
  times: before?.said === said ? before.times + 1 : 1,
})

/** @param isOwn whether it is about an epoch that this client knows */
export const isSure = ({ times }: Verdict, isOwn: boolean): boolean => times >= (isOwn ? 2 : 3)
