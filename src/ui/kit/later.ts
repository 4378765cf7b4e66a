import { type FunctionComponent, type LazyExoticComponent, lazy } from 'react'

/** A component whose code comes when it is first shown; until then the nearest Suspense stands in for it. */
export const later = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyExoticComponent<FunctionComponent<Props>> => lazy(async () => ({ default: await load() }))
