import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { CheckField } from '../kit/check-field.tsx'
import { useRemembered } from '../use-stores.ts'
import { useRemember } from './use-remember.ts'

/** The wish to be let in without the password from now on, and the way back from it; where this browser can keep a secret. */
export function RememberField({ checked, onChange }: { checked: boolean; onChange: (on: boolean) => void }) {
  const { i18n } = useLingui()
  const { remembered } = useApp()
  if (!remembered.isOffered) return null
  return (
    <CheckField
      label={i18n._('Remember on this device')}
      hint={i18n._('Whoever uses this browser can then watch it without the password.')}
      checked={checked}
      onChange={onChange}
    />
  )
}

/** The same for the stream that is watched now. */
export function RememberWatched({ name }: { name: string }) {
  const isRemembered = useRemembered().includes(name)
  const { remember, forget } = useRemember()
  return <RememberField checked={isRemembered} onChange={(on) => void (on ? remember(name) : forget(name))} />
}
