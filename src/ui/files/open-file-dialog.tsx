import { useLingui } from '@lingui/react'
import { useMemo, useState } from 'react'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { MapOptions } from '../map-options.tsx'
import { usePlanState, useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { fileProblemSentence } from '../words/file-problem-words.ts'
import { kindCounts } from '../words/kind-words.ts'
import { useFiles } from './file-context.ts'
import { NoteList } from './note-list.tsx'
import type { OpenedFile } from './opened-file.ts'

/** What has to be asked before a file becomes the plan: for which map it is, and whether the present plan may go. */
export function OpenFileDialog({ file, onClose }: { file: OpenedFile; onClose: () => void }) {
  const { i18n } = useLingui()
  const { accept } = useFiles()
  const [map, setMap] = useState('')
  const first = useMemo(() => file.open(), [file])
  const result = useMemo(() => (map ? file.open(map) : first), [file, map, first])
  const asksMap = first.type === 'needs-map' || (first.type === 'opened' && sheetOf(first.plan).map === '')
  const present = drawnElements(usePlanState((state) => state.plan)).length
  const leading = useSession(({ role }) => role === 'leading')
  const ready = result.type === 'opened' && (map !== '' || !asksMap) ? result : undefined

  return (
    <Modal title={i18n._('Open {name}', { name: isolate(file.name) })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          onClose()
          accept(file.name, ready.plan, ready.notes)
        }}
      >
        {asksMap && (
          <Field
            label={i18n._('Which map is this plan for?')}
            hint={i18n._('The file does not say it, and its coordinates mean another place on every map.')}
          >
            {(control) => (
              <select {...control} value={map} onChange={(event) => setMap(event.currentTarget.value)}>
                <option value="">{i18n._('Please choose')}</option>
                <MapOptions gamesOnly={first.type === 'needs-map'} />
              </select>
            )}
          </Field>
        )}
        {result.type === 'failed' && (
          <Notice tone="danger" live="alert">
            {fileProblemSentence(i18n, result.problem)}
          </Notice>
        )}
        {ready && <Notice tone="info">{kindCounts(i18n, ready.plan)}</Notice>}
        {ready && ready.notes.length > 0 && <NoteList notes={ready.notes} />}
        {present > 0 && (
          <Notice tone="warn">
            {i18n._(
              'Your present plan with {count, plural, one {# element} other {# elements}} is replaced. Undo brings it back.',
              { count: present },
            )}
          </Notice>
        )}
        {leading && (
          <Notice tone="warn">
            {i18n._('You are leading a stream: all viewers will see the new plan.')}
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary" disabled={!ready}>
            {present > 0 ? i18n._('Replace my plan') : i18n._('Open')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
