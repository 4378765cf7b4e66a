import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { AppliedEdit, Session } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { changeCounts, changeSentence } from '../words/change-words.ts'
import { isolate } from '../words/element-words.ts'
import { sceneOf } from './use-landing.ts'

/** Screen readers hear of changes at most so often; what came between is summed up. */
const everyMs = 4_000
/** So many changes are named one by one; more are counted. */
const namedAtMost = 3

/** Tells who does not see the screen what became of the session, and viewers what the leader changed, without talking all the time. */
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

  const sayScene = useEffectEvent((state: Session) => {
    const name = state.role === 'planning' ? '' : isolate(state.status.name)
    setWords(sceneWords(i18n, sceneOf(state), name))
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
    const unsubscribe = session.subscribe((state, was) => {
      if (sceneOf(state) !== sceneOf(was)) sayScene(state)
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

function sceneWords(i18n: I18n, scene: ReturnType<typeof sceneOf>, name: string): string {
  switch (scene) {
    case 'planning':
      return i18n._('You are planning by yourself.')
    case 'leading':
      return i18n._('You are leading ‹{name}›', { name })
    case 'led':
      return i18n._('You are not leading ‹{name}› any more.', { name })
    case 'viewing':
      return i18n._('You are watching ‹{name}›.', { name })
    case 'viewed':
      return i18n._('You are not watching ‹{name}› any more.', { name })
  }
}
