import { useLingui } from '@lingui/react'
import { useCallback, useMemo, useState } from 'react'
import { formatById } from '../../formats/format-list.ts'
import { newElementId } from '../../plan/new-element.ts'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { guestPlan } from '../../state/shown-plan.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { isImageFile } from '../maps/own-image-file.ts'
import { randomBytes } from '../random-bytes.ts'
import { useScreen } from '../screen-context.ts'
import { isolate } from '../words/element-words.ts'
import { fileProblemSentence } from '../words/file-problem-words.ts'
import { kindCounts } from '../words/kind-words.ts'
import type { FileNotes, Files } from './file-context.ts'
import { openedFile } from './opened-file.ts'
import { readPlanText } from './plan-text.ts'
import { fileNameFor, saveFile } from './save-file.ts'
import { selectedRoute } from './selected-route.ts'
import { useOpenLink } from './use-open-link.ts'

/** Opening and saving, whichever way the file came. */
export function useFileActions(): Omit<Files, 'choose'> {
  const { plan: store, plans, session, selection } = useApp()
  const { i18n } = useLingui()
  const { ask, map } = useScreen()
  const toast = useToast()
  const [notes, setNotes] = useState<FileNotes>()

  /** Why nothing may be opened here, as `useMayEdit` has it; undefined where it may. Asked anew at each step: a dialog stands for long. */
  const whyNot = useCallback((): string | undefined => {
    const state = session.getState()
    if (state.role === 'viewing')
      return i18n._('You are watching a stream. Disconnect first, then open the file.')
    if (guestPlan(state))
      return i18n._('You are looking at the plan of the stream. Choose first which plan goes on.')
    if (plans.hold.getState().type === 'looking')
      return i18n._(
        'This tab only looks at a plan of another tab. Press «Go on here» or «Make a copy» first.',
      )
    return undefined
  }, [session, plans, i18n])

  const refuse = useCallback(
    (name: string, why: string) => toast.error(i18n._('Not opened: {name}', { name: isolate(name) }), why),
    [toast, i18n],
  )

  const accept = useCallback<Files['accept']>(
    (name, plan, said) => {
      const why = whyNot()
      if (why !== undefined) return refuse(name, why)
      store.replace(plan, i18n._('Open {name}', { name: isolate(name) }))
      selection.select([])
      map.current?.show(store.getState().plan)
      map.current?.fit()
      setNotes({ title: name, notes: said })
      const counts = kindCounts(i18n, plan)
      if (said.length === 0) toast.info(i18n._('Opened {name}', { name: isolate(name) }), counts)
      else {
        toast.info(
          i18n._('Opened {name}', { name: isolate(name) }),
          i18n._('{counts}. There {count, plural, one {is # note} other {are # notes}} about this file.', {
            counts,
            count: said.length,
          }),
          { label: i18n._('Show'), run: () => ask({ type: 'file-notes' }) },
        )
      }
    },
    [store, selection, map, toast, ask, whyNot, refuse, i18n],
  )

  const merge = useCallback<Files['merge']>(
    async (name, plan, said) => {
      const { mergePlans } = await import('./file-formats.ts')
      const why = whyNot()
      if (why !== undefined) return refuse(name, why)
      const merged = mergePlans(store.getState().plan, plan, () => newElementId(randomBytes))
      if (!merged.ok) {
        return refuse(
          name,
          merged.code === 'too-much'
            ? fileProblemSentence(i18n, merged.problem)
            : i18n._('Your plan is on another map by now.'),
        )
      }
      store.apply(merged.edit, i18n._('Add {name}', { name: isolate(name) }))
      selection.select(merged.ids)
      map.current?.show(store.getState().plan)
      map.current?.fit()
      setNotes({ title: name, notes: said })
      toast.info(i18n._('Added {name}', { name: isolate(name) }), kindCounts(i18n, plan))
    },
    [store, selection, map, toast, whyNot, refuse, i18n],
  )

  const take = useCallback<Files['take']>(
    async (file) => {
      // An image is none of the plan's: it is laid on the map, for viewers too.
      if (isImageFile(file)) return ask({ type: 'map-layers', image: file })
      const failed = (why: string) => refuse(file.name, why)
      const why = whyNot()
      if (why !== undefined) return failed(why)
      try {
        const formats = await import('./file-formats.ts')
        // Before it is read: a file of gigabytes would take the page with it.
        const problem = formats.checkFileSize(file.size)
        if (problem) return failed(fileProblemSentence(i18n, problem))
        const opened = openedFile(formats, new Uint8Array(await file.arrayBuffer()), file.name)
        const result = opened.open()
        // One fault is said at once; a list of them is for reading.
        if (result.type === 'failed' && !result.others)
          return failed(fileProblemSentence(i18n, result.problem))
        const complete = result.type === 'opened' && sheetOf(result.plan).map !== ''
        const free = drawnElements(store.getState().plan).length === 0
        if (complete && free) accept(file.name, result.plan, result.notes)
        else ask({ type: 'open-file', file: opened })
      } catch (cause) {
        console.error(cause)
        failed(i18n._('The browser could not read it. Look whether the file is still there.'))
      }
    },
    [store, ask, accept, whyNot, refuse, i18n],
  )

  const save = useCallback<Files['save']>(
    async (format, route) => {
      const state = session.getState()
      const plan = state.role === 'viewing' ? state.plan : store.getState().plan
      const title = sheetOf(plan).title || (state.role === 'viewing' ? state.status.name : '')
      try {
        const formats = await import('./file-formats.ts')
        const result = formats.writeFile(format, plan, {
          nowMs: Date.now(),
          ...(route === undefined
            ? format !== 'csv' && selectedRoute(plan, selection.getState().ids)
            : { route }),
          ...(format === 'csv' && { variationModel: await formats.loadVariationModel() }),
        })
        if (result.type === 'failed') {
          toast.error(i18n._('Not saved'), fileProblemSentence(i18n, result.problem))
          return
        }
        const { endings, mimeType } = formatById(format)
        const name = fileNameFor(title, endings[0])
        saveFile(result.content, name, mimeType)
        if (result.notes.length === 0) return
        setNotes({ title: name, notes: result.notes })
        toast.info(
          i18n._('Saved {name}', { name: isolate(name) }),
          i18n._('There {count, plural, one {is # note} other {are # notes}} about this file.', {
            count: result.notes.length,
          }),
          { label: i18n._('Show'), run: () => ask({ type: 'file-notes' }) },
        )
      } catch (cause) {
        console.error(cause)
        toast.error(i18n._('Not saved'), i18n._('Load the page again and try once more: your plan is kept.'))
      }
    },
    [session, store, selection, toast, ask, i18n],
  )

  const openLink = useOpenLink({ whyNot, refuse })
  const takeText = useCallback<Files['takeText']>(
    (text) => {
      const found = readPlanText(text, new URL(document.baseURI))
      if (found === undefined) return false
      if (found === 'elsewhere') {
        toast.info(
          i18n._('This address is not opened'),
          i18n._('Missioncast fetches nothing from other sites. Download the file first, then drop it here.'),
        )
      } else if (found.type === 'text') void take(new File([text], i18n._('Pasted text')))
      else void openLink(found)
      return true
    },
    [take, openLink, toast, i18n],
  )

  return useMemo(
    () => ({ take, takeText, openLink, accept, merge, save, notes }),
    [take, takeText, openLink, accept, merge, save, notes],
  )
}
