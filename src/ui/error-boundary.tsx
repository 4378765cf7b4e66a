import { Component, type ReactNode } from 'react'

/** Catches what a component throws; `fallback` keeps the plan in reach. */
export class ErrorBoundary extends Component<
  { readonly fallback: (error: unknown) => ReactNode; readonly children: ReactNode },
  { readonly failed: { readonly error: unknown } | undefined }
> {
  override state: { readonly failed: { readonly error: unknown } | undefined } = { failed: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }

  override render(): ReactNode {
    const { failed } = this.state
    return failed ? this.props.fallback(failed.error) : this.props.children
  }
}
