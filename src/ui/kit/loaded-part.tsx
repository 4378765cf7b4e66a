import { Component, type ReactNode, Suspense } from 'react'
import { forgetFailures, LoadFailure } from './later.ts'

/** Asks for the part again; `tries` counts how often that was done in vain. */
export type Again = { readonly retry: () => void; readonly tries: number }

/** Where a part is shown whose code comes later: while it is waited for, and if it does not come. Other faults go on outwards. */
export class LoadedPart extends Component<
  {
    readonly waiting?: ReactNode
    readonly failed: (again: Again) => ReactNode
    readonly children: ReactNode
  },
  { readonly failure: { readonly error: unknown } | undefined; readonly tries: number }
> {
  override state: { readonly failure: { readonly error: unknown } | undefined; readonly tries: number } = {
    failure: undefined,
    tries: 0,
  }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } }
  }

  readonly retry = (): void => {
    forgetFailures()
    this.setState(({ tries }) => ({ failure: undefined, tries: tries + 1 }))
  }

  override render(): ReactNode {
    const { failure, tries } = this.state
    const { waiting, failed, children } = this.props
    if (!failure) return <Suspense fallback={waiting}>{children}</Suspense>
    if (!(failure.error instanceof LoadFailure)) throw failure.error
    return failed({ retry: this.retry, tries })
  }
}
