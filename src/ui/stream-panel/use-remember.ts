import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'

/** Remembers the stream that is watched, or forgets one; what the browser does not do is told. */
export function useRemember(): {
  readonly remember: (name: string) => Promise<void>
  /** Answers whether it is forgotten. */
  readonly forget: (name: string) => Promise<boolean>
} {
  const { i18n } = useLingui()
  const { session, remembered } = useApp()
  const toast = useToast()
  return {
    remember: async (name) => {
      try {
        const invitation = session.invitation()
        if (invitation !== undefined) await remembered.remember(name, invitation)
      } catch (cause) {
        console.error(cause)
        toast.error(
          i18n._('This device does not remember the stream'),
          i18n._('The browser did not keep it. You are watching all the same.'),
        )
      }
    },
    forget: async (name) => {
      try {
        await remembered.forget(name)
        return true
      } catch (cause) {
        console.error(cause)
        toast.error(
          i18n._('The stream could not be forgotten'),
          i18n._('The browser did not let go of it. Clear the data of this page in its settings.'),
        )
        return false
      }
    },
  }
}
