import { type FunctionComponent, type LazyExoticComponent, lazy } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** A component whose code comes when it is first shown; until then the nearest Suspense stands in for it. */
export const later = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyExoticComponent<FunctionComponent<Props>> => {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Fetches the code of all these components ahead of their need. */
export const fetchComponents = (): Promise<unknown> => Promise.allSettled(loads.map((load) => load()))
