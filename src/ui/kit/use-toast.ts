import { Toast } from '@base-ui/react/toast'
import { useMemo } from 'react'

export type ToastAction = { readonly label: string; readonly run: () => void }

/** Short messages at the edge of the screen; what went wrong stays until it is closed. */
export function useToast(): {
  readonly info: (title: string, words?: string, action?: ToastAction) => void
  readonly error: (title: string, words: string, action?: ToastAction) => void
} {
  const { add } = Toast.useToastManager()
  return useMemo(() => {
    const button = (action: ToastAction | undefined) =>
      action ? { actionProps: { children: action.label, onClick: action.run } } : {}
    return {
      info: (title, words, action) =>
        void add({ title, description: words, type: 'info', timeout: 6_000, ...button(action) }),
      error: (title, words, action) =>
        void add({
          title,
          description: words,
          type: 'error',
          timeout: 0,
          priority: 'high',
          ...button(action),
        }),
    }
  }, [add])
}
