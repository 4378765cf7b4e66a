import { useLingui } from '@lingui/react'
import { useState } from 'react'
import type { Note } from '../../formats/file-problem.ts'
import { Button } from '../kit/button.tsx'
import { noteSentence } from '../words/note-words.ts'
import styles from './note-list.module.css'

/** A broken file can have a note for each of thousands of elements. */
const pageSize = 100

export function NoteList({ notes }: { notes: readonly Note[] }) {
  const { i18n } = useLingui()
  const [shown, setShown] = useState(pageSize)
  return (
    <div className={styles.box}>
      <ul className={styles.list}>
        {notes.slice(0, shown).map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes never change their places
          <li key={index}>{noteSentence(i18n, note)}</li>
        ))}
      </ul>
      {notes.length > shown && (
        <Button look="quiet" stretch onClick={() => setShown(shown + pageSize)}>
          {i18n._('Show {count} more', { count: Math.min(pageSize, notes.length - shown) })}
        </Button>
      )}
    </div>
  )
}
