import { useLingui } from '@lingui/react'
import { useMemo, useState } from 'react'
import { formatById } from '../../formats/format-list.ts'
import type { Refusal } from '../../formats/refusal.ts'
import { mergePlans } from '../../plan/merge-plans.ts'
import { newElementId } from '../../plan/new-element.ts'
import { drawnElements, type Plan, sheetOf } from '../../plan/plan.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { MapOptions } from '../map-options.tsx'
import { randomBytes } from '../random-bytes.ts'
import { usePlanState, useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { fileProblemSentence, refusalSentences } from '../words/file-problem-words.ts'
import { kindCounts } from '../words/kind-words.ts'
import { useFiles } from './file-context.ts'
import { NoteList } from './note-list.tsx'
import type { OpenedFile } from './opened-file.ts'

type Way = 'replace' | 'merge'

/** What is in a file, and what has to be asked before it comes in: for which map it is, and whether the present plan goes or stays. */
export function OpenFileDialog({ file, onClose }: { file: OpenedFile; onClose: () => void }) {
  const { i18n } = useLingui()
  const { accept, merge } = useFiles()
  const [map, setMap] = useState('')
  const [chosenWay, setWay] = useState<Way>('replace')
  const first = useMemo(() => file.open(), [file])
  const result = useMemo(() => (map ? file.open(map) : first), [file, map, first])
  const asksMap = first.type === 'needs-map' || (first.type === 'opened' && sheetOf(first.plan).map === '')
  const plan = usePlanState((state) => state.plan)
  const present = drawnElements(plan).length
  const leading = useSession(({ role }) => role === 'leading')
  const ready = result.type === 'opened' && (map !== '' || !asksMap) ? result : undefined
  const trial = useMemo(
    () => (ready ? mergePlans(plan, ready.plan, () => newElementId(randomBytes)) : undefined),
    [plan, ready],
  )
  const mayMerge = trial?.ok === true
  const way = mayMerge ? chosenWay : 'replace'

  return (
    <Modal
      title={
        first.type === 'failed'
          ? i18n._('Not opened: {name}', { name: isolate(file.name) })
          : i18n._('Open {name}', { name: isolate(file.name) })
      }
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          onClose()
          if (way === 'merge') void merge(file.name, ready.plan, ready.notes)
          else accept(file.name, ready.plan, ready.notes)
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
            <Faults refusal={result} />
          </Notice>
        )}
        {ready && (
          <Notice tone="info">
            {i18n._('{format}, map {map}: {counts}', {
              format: formatById(ready.format).title,
              map: mapTitle(ready.plan) || '–',
              counts: kindCounts(i18n, ready.plan),
            })}
          </Notice>
        )}
        {ready && ready.notes.length > 0 && <NoteList notes={ready.notes} />}
        {ready && present > 0 && (
          <ChoiceField<Way>
            legend={i18n._('Your present plan')}
            value={way}
            onChange={setWay}
            choices={[
              {
                value: 'replace',
                label: i18n._('Replace it'),
                hint: i18n._(
                  'Your present plan with {count, plural, one {# element} other {# elements}} is replaced. Undo brings it back.',
                  { count: present },
                ),
              },
              {
                value: 'merge',
                label: i18n._('Add to it'),
                disabled: !mayMerge,
                hint: mayMerge
                  ? i18n._(
                      'The file’s elements come behind yours; title, winds and day stay those of your plan.',
                    )
                  : trial?.ok === false && trial.code === 'too-much'
                    ? fileProblemSentence(i18n, trial.problem)
                    : i18n._(
                        'Your plan is on the map {map}, where the file’s coordinates mean other places.',
                        {
                          map: mapTitle(plan) || '–',
                        },
                      ),
              },
            ]}
          />
        )}
        {leading && first.type !== 'failed' && (
          <Notice tone="warn">
            {way === 'merge'
              ? i18n._('You are leading a stream: all viewers will see what is added.')
              : i18n._('You are leading a stream: all viewers will see the new plan.')}
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{first.type === 'failed' ? i18n._('Close') : i18n._('Cancel')}</Button>
          {first.type !== 'failed' && (
            <Button type="submit" look="primary" disabled={!ready}>
              {way === 'merge'
                ? i18n._('Add to my plan')
                : present > 0
                  ? i18n._('Replace my plan')
                  : i18n._('Open')}
            </Button>
          )}
        </Actions>
      </form>
    </Modal>
  )
}

/** One fault in a sentence, several in a list. */
function Faults({ refusal }: { refusal: Refusal }) {
  const { i18n } = useLingui()
  const sentences = refusalSentences(i18n, refusal)
  if (sentences.length === 1) return sentences
  return (
    <>
      <p>{i18n._('Nothing in it can be opened:')}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

const mapTitle = (plan: Plan): string => planMapById(sheetOf(plan).map)?.title ?? sheetOf(plan).map
