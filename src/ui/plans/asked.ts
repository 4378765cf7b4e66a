import type { KeptPlan } from '../../state/my-plans.ts'

/** What is asked before it is done with a plan. */
export type Asked = { readonly what: 'delete' | 'open' | 'take-over'; readonly plan: KeptPlan }
