import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { formatOfFileName } from '../../formats/format-list.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { fileProblemSentence } from '../words/file-problem-words.ts'
import { linkProblemSentence } from '../words/link-problem-words.ts'
import type { Files } from './file-context.ts'
import type { ReadHostFile } from './host-file.ts'
import { openedFile } from './opened-file.ts'
import type { PlanLink } from './plan-link.ts'

/** The plan of a link, with the same questions as for a file; they are asked even where nothing is lost: whoever follows a link has not seen yet what is in it. */
export function useOpenLink({
  whyNot,
  refuse,
}: {
  readonly whyNot: () => string | undefined
  readonly refuse: (name: string, why: string) => void
}): Files['openLink'] {
  const { i18n } = useLingui()
  const { readHostFile } = useApp()
  const { ask } = useScreen()

  return useCallback(
    async (link) => {
      const name = nameOf(link) ?? i18n._('the plan of a link')
      const why = whyNot()
      if (why !== undefined) return refuse(name, why)
      try {
        const formats = await import('./file-formats.ts')
        const found =
          link.type === 'carried'
            ? formats.unpackPlan(link.data)
            : await fetched(link, readHostFile, formats.maxFileBytes)
        if (!found.ok) return refuse(name, linkProblemSentence(i18n, found.problem))
        const sized = formats.checkFileSize(found.bytes.length)
        if (sized) return refuse(name, fileProblemSentence(i18n, sized))
        const result = openedFile(formats, found.bytes, name).open()
        if (result.type === 'failed' && !result.others)
          return refuse(name, fileProblemSentence(i18n, result.problem))
        const title = result.type === 'opened' ? titleOf(result.plan) : undefined
        ask({ type: 'open-file', file: openedFile(formats, found.bytes, title ?? name) })
      } catch (cause) {
        console.error(cause)
        refuse(name, i18n._('Load the page again and try once more: your plan is kept.'))
      }
    },
    [readHostFile, whyNot, refuse, ask, i18n],
  )
}

type HostLink = Extract<PlanLink, { type: 'file' }>

async function fetched({ file }: HostLink, read: ReadHostFile, mostBytes: number) {
  const page = new URL(document.baseURI)
  if (file === '' || !URL.canParse(file, page)) return { ok: false, problem: 'no-file' } as const
  const address = new URL(file, page)
  // The page's own rules (CSP) would not let it be fetched either, but not say why.
  if (address.origin !== page.origin) return { ok: false, problem: 'other-site' } as const
  if (formatOfFileName(address.pathname) === undefined) return { ok: false, problem: 'no-file' } as const
  return read(address, mostBytes)
}

const titleOf = (plan: Plan): string | undefined => sheetOf(plan).title || undefined

/** A file's own name, as it is said to people. */
function nameOf(link: PlanLink): string | undefined {
  if (link.type === 'carried') return undefined
  const last = link.file.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || undefined
  } catch {
    return last || undefined
  }
}
