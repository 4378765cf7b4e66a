import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { formats } from '../../formats/format-list.ts'
import { useApp } from '../app-context.ts'
import { DropVeil } from './drop-veil.tsx'
import { type Files, FilesContext } from './file-context.ts'
import { useFileActions } from './use-file-actions.ts'
import { usePaste } from './use-paste.ts'

/** What the system's chooser offers; what is dropped or pasted may have any name. */
const accepted = [
  ...formats.flatMap(({ reads, endings }) => (reads ? endings : [])),
  'application/json',
  'text/plain',
  'image/png',
  'image/jpeg',
  'image/webp',
].join(',')

/** The ways for a file to come in: chosen, dropped on the window, pasted, by a link that is followed. */
export function FilesProvider({ children }: { children: ReactNode }) {
  const { links } = useApp()
  const input = useRef<HTMLInputElement>(null)
  const actions = useFileActions()
  const files = useMemo<Files>(() => ({ ...actions, choose: () => input.current?.click() }), [actions])
  usePaste((file) => void files.take(file), files.takeText)
  const follow = useEffectEvent(() => {
    const link = links.takePlan()
    if (link) void files.openLink(link)
  })
  useEffect(() => links.subscribe(() => follow()), [links])
  return (
    <FilesContext value={files}>
      {children}
      <DropVeil onDrop={(file) => void files.take(file)} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
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
