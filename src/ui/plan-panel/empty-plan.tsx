import { useLingui } from '@lingui/react'
import { FolderOpen } from 'lucide-react'
import { useFiles } from '../files/file-context.ts'
import { Button } from '../kit/button.tsx'
import { useOpenSample } from '../plans/use-open-sample.ts'
import { useMayEdit } from '../use-stores.ts'
import styles from './empty-plan.module.css'

/** What there is to do when nothing is drawn yet. */
export function EmptyPlan() {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const { choose } = useFiles()
  const openSample = useOpenSample()
  if (!mayEdit) return <p className={styles.words}>{i18n._('There is nothing on this plan yet.')}</p>
  return (
    <div className={styles.empty}>
      <p className={styles.words}>
        {i18n._(
          'Nothing is drawn yet. Take a tool and draw on the map, add an element by its coordinates, or drop a plan file onto the map.',
        )}
      </p>
      <Button onClick={choose}>
        <FolderOpen size={18} aria-hidden="true" />
        {i18n._('Open a file …')}
      </Button>
      <p className={styles.words}>{i18n._('Or look at a sample first:')}</p>
      <div className={styles.samples}>
        <Button look="quiet" onClick={() => void openSample('game')}>
          {i18n._('On a game’s map')}
        </Button>
        <Button look="quiet" onClick={() => void openSample('world')}>
          {i18n._('On the real world')}
        </Button>
      </div>
    </div>
  )
}
