import { useLingui } from '@lingui/react'
import type { ElementId } from '../../plan/element.ts'
import { Notice } from '../kit/notice.tsx'
import { usePlanState } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { listOf } from '../words/list-words.ts'

const namedAtMost = 5

/** Elements that the stream cannot hold (L8): viewers do not see them as they are here. */
export function LeftOutNotice({ ids }: { ids: readonly ElementId[] }) {
  const { i18n } = useLingui()
  const plan = usePlanState((state) => state.plan)
  const elements = ids.flatMap((id) => plan.get(id) ?? [])
  if (elements.length === 0) return null
  const named = elements.slice(0, namedAtMost).map((element) => elementPhrase(i18n, element))
  const more = elements.length - named.length
  const list = listOf(i18n, more > 0 ? [...named, i18n._('{count} more', { count: more })] : named)
  return (
    <Notice tone="warn" title={i18n._('Too large for the stream')} live="status">
      <p>
        {i18n._('Viewers do not see these as they are here: {list}. Make them simpler, or split them.', {
          list,
        })}
      </p>
    </Notice>
  )
}
