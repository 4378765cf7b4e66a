import { createElement, type FunctionComponent, use } from 'react'

/** The code of a part of the page did not come: the server is away, or has a newer version of the page by now. */
export class LoadFailure extends Error {
  constructor(cause: unknown) {
    super('A part of the page could not be loaded', { cause })
    this.name = 'LoadFailure'
  }
}

/** All parts that come later: how to fetch each, and how to forget that it failed. */
const parts: { readonly fetch: () => Promise<unknown>; readonly forgetFailure: () => void }[] = []

/**
 * A component whose code comes when it is first shown; until then the nearest Suspense stands in for it. If it does not come, the
 * component throws a LoadFailure until `forgetFailures`; React's own `lazy` would throw it for ever.
 */
export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loading: Promise<FunctionComponent<Props>> | undefined
  let hasFailed = false

  const fetch = (): Promise<FunctionComponent<Props>> => {
    loading ??= load().then(
      (component) => {
        // React reads this: what is there already is shown at once, without a moment in which nothing is.
        Object.assign(loading ?? {}, { status: 'fulfilled', value: component })
        return component
      },
      (cause: unknown) => {
        hasFailed = true
        throw new LoadFailure(cause)
      },
    )
    return loading
  }
  const forgetFailure = (): void => {
    if (!hasFailed) return
    hasFailed = false
    loading = undefined
  }
  parts.push({ fetch, forgetFailure })
  return (props) => createElement(use(fetch()), props)
}

/** What did not come is asked for again when it is shown the next time. */
export function forgetFailures(): void {
  for (const { forgetFailure } of parts) forgetFailure()
}

/** Fetches the code of all these components ahead of their need. A failure is met again, and told, where the part is shown. */
export async function fetchComponents(): Promise<void> {
  await Promise.allSettled(parts.map(({ fetch }) => fetch()))
  forgetFailures()
}
