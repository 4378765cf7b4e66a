import { useLingui } from '@lingui/react'
import { ExternalLink } from 'lucide-react'
import { changeElement } from '../../plan/change-element.ts'
import { type ElementId, limits } from '../../plan/element.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseTextOfLength } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import styles from './photo-field.module.css'

/** The address of a picture. It is opened when somebody wants it, in a window of its own, and never fetched by itself. */
export function PhotoField({ id, photo }: { id: ElementId; photo: string | undefined }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const setPhoto = (address: string) =>
    edit(
      (plan) =>
        changeElement(plan, id, 'point', ({ photo: _, ...point }) =>
          address === '' ? point : { ...point, photo: address },
        ),
      i18n._('Change the photo'),
    )
  const isWebAddress = photo !== undefined && /^https?:\/\//i.test(photo)
  if (!photo && !mayEdit) return null
  return (
    <div>
      <DraftField
        label={i18n._('Photo, its web address')}
        value={photo ?? ''}
        readOnly={!mayEdit}
        parse={(text) => parseTextOfLength(i18n, text, limits.photoLength)}
        onCommit={setPhoto}
      />
      {isWebAddress && (
        <a className={styles.link} href={photo} target="_blank" rel="noopener noreferrer nofollow">
          <ExternalLink size={16} aria-hidden="true" />
          {i18n._('Open the photo in a new window')}
        </a>
      )}
    </div>
  )
}
