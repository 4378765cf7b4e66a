import { type ReactNode, useMemo, useRef } from 'react'
import { DropVeil } from './drop-veil.tsx'
import { type Files, FilesContext } from './file-context.ts'
import { useFileActions } from './use-file-actions.ts'
import { usePaste } from './use-paste.ts'

/** The three ways for a file to come in: chosen, dropped on the window, pasted. */
export function FilesProvider({ children }: { children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null)
  const actions = useFileActions()
  const files = useMemo<Files>(() => ({ ...actions, choose: () => input.current?.click() }), [actions])
  usePaste((file) => void files.take(file))
  return (
    <FilesContext value={files}>
      {children}
      <DropVeil onDrop={(file) => void files.take(file)} />
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json,text/plain"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void files.take(file)
          // Choosing the same file again is a change, too.
          event.currentTarget.value = ''
        }}
      />
    </FilesContext>
  )
}
