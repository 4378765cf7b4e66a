import { useInfiniteQuery } from '@tanstack/react-query'
import type { ListedStream, StreamOutcome } from '../../stream/session.ts'
import { useApp } from '../app-context.ts'

const renewEveryMs = 4_000
const pageSize = 50

/** Why the list could not be had, as an error for react-query. */
export class ListFailure extends Error {
  readonly outcome: Extract<StreamOutcome<unknown>, { ok: false }>
  constructor(outcome: Extract<StreamOutcome<unknown>, { ok: false }>) {
    super('the list of streams could not be had')
    this.outcome = outcome
  }
}

export function useStreamList() {
  const { session } = useApp()
  return useInfiniteQuery({
    queryKey: ['streams'],
    initialPageParam: undefined,
    queryFn: async ({ pageParam, signal }: { pageParam: ListedStream | undefined; signal: AbortSignal }) => {
      const outcome = await session.list({
        limit: pageSize,
        signal,
        ...(pageParam ? { before: pageParam } : {}),
      })
      if (!outcome.ok) throw new ListFailure(outcome)
      return outcome.value
    },
    getNextPageParam: (page) => (page.more ? page.streams.at(-1) : undefined),
    refetchInterval: renewEveryMs,
    // It is asked again soon enough anyway.
    retry: false,
  })
}
