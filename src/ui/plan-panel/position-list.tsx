import { useLingui } from '@lingui/react'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { middleBetween } from '../../plan/date-line.ts'
import type { Position } from '../../plan/position.ts'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useMayEdit, usePlanMap } from '../use-stores.ts'
import { PlaceField } from './place-field.tsx'
import styles from './position-list.module.css'

/** Long lines are the rule in front lines; so many fields at once are enough. */
const pageSize = 50

/** The positions of a line, each in a field; `least` is how many it cannot do without. */
export function PositionList({
  title,
  path,
  least,
  onChange,
}: {
  title: string
  path: readonly Position[]
  least: number
  onChange: (path: readonly Position[]) => void
}) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const mayEdit = useMayEdit()
  const [shown, setShown] = useState(pageSize)
  const rest = path.length - shown
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ol className={styles.list}>
        {path.slice(0, shown).map((at, index) => {
          const number = index + 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is known by its place alone
            <li key={index} className={styles.item}>
              <span className={styles.number}>{i18n.number(number)}</span>
              <PlaceField
                label={i18n._('Position {number}', { number })}
                hideLabel
                at={at}
                onMove={(moved) => onChange(path.with(index, moved))}
              />
              {mayEdit && (
                <>
                  <IconButton
                    icon={Plus}
                    label={i18n._('Insert after position {number}', { number })}
                    onClick={() =>
                      onChange(path.toSpliced(number, 0, middleBetween(map, at, path[number] ?? at)))
                    }
                  />
                  <IconButton
                    icon={Trash2}
                    label={i18n._('Delete position {number}', { number })}
                    disabled={path.length <= least}
                    onClick={() => onChange(path.toSpliced(index, 1))}
                  />
                </>
              )}
            </li>
          )
        })}
      </ol>
      {rest > 0 && (
        <Button look="quiet" stretch onClick={() => setShown(shown + pageSize)}>
          {i18n._('Show {count} more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </section>
  )
}
