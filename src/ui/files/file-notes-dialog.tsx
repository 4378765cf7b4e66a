import { useLingui } from '@lingui/react'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { isolate } from '../words/element-words.ts'
import { useFiles } from './file-context.ts'
import { NoteList } from './note-list.tsx'

export function FileNotesDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { notes } = useFiles()
  return (
    <Modal
      title={i18n._('Notes about {name}', { name: isolate(notes?.title ?? '') })}
      description={i18n._('What the file says otherwise than the plan, or what one of them cannot hold.')}
      onClose={onClose}
      wide
    >
      <NoteList notes={notes?.notes ?? []} />
      <Actions>
        <Button look="primary" onClick={onClose}>
          {i18n._('Close')}
        </Button>
      </Actions>
    </Modal>
  )
}
