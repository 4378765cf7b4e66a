import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { AppliedEdit } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { changeCounts, changeSentence } from '../words/change-words.ts'

/** Screen readers hear of changes at most so often; what came between is summed up. */
const everyMs = 4_000
/** So many changes are named one by one; more are counted. */
const namedAtMost = 3

/** Tells viewers who do not see the map what the leader changed, without talking all the time. */
export function Announcer() {
  const { i18n } = useLingui()
  const { session } = useApp()
  const [words, setWords] = useState('')

  const say = useEffectEvent((edits: readonly AppliedEdit[]) => {
    const changes = edits.flatMap((edit) => edit.changes)
    setWords(
      changes.length <= namedAtMost
        ? changes.map((change) => changeSentence(i18n, change)).join('. ')
        : changeCounts(i18n, changes),
    )
  })

  useEffect(() => {
    let told: AppliedEdit | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const state = session.getState()
      if (state.role !== 'viewing') return
      const until = told ? state.recent.indexOf(told) : -1
      const fresh = until < 0 ? state.recent : state.recent.slice(0, until)
      told = state.recent[0]
      if (fresh.length > 0) say(fresh)
    }
    const unsubscribe = session.subscribe((state) => {
      if (state.role !== 'viewing' || state.recent[0] === told || timer !== undefined) return
      timer = setTimeout(tell, everyMs)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [session])

  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  )
}
