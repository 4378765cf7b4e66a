import { useCallback, useEffect, useState } from 'react'
import type { KeptPlan } from '../../state/my-plans.ts'
import { useApp } from '../app-context.ts'

/** The plans of this browser, read when this is first shown and again at every `refresh`. */
export function useKeptPlans(): {
  readonly plans: readonly KeptPlan[] | 'loading' | 'failed'
  readonly refresh: () => void
} {
  const { plans: store } = useApp()
  const [plans, setPlans] = useState<readonly KeptPlan[] | 'loading' | 'failed'>('loading')
  const refresh = useCallback(() => {
    store.list().then(setPlans, (cause: unknown) => {
      console.error(cause)
      setPlans('failed')
    })
  }, [store])
  useEffect(refresh, [refresh])
  return { plans, refresh }
}
