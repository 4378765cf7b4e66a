import { useLingui } from '@lingui/react'
import { changeSheet } from '../../plan/change-element.ts'
import { Confirm } from '../kit/confirm.tsx'
import { useEdit } from '../use-edit.ts'
import { mapTitle } from '../words/map-words.ts'

/** Coordinates stay what they are when the map changes, and mean other places then. */
export function ChangeMapDialog({ map, onClose }: { map: string; onClose: () => void }) {
  const { i18n } = useLingui()
  const edit = useEdit()
  const title = mapTitle(i18n, map)
  return (
    <Confirm
      title={i18n._('Put this plan on another map?')}
      words={i18n._(
        'Its elements keep their coordinates, which mean other places on “{title}”. This is right if the wrong map was chosen when the file was opened. Undo goes back.',
        { title },
      )}
      confirm={i18n._('Change the map')}
      onConfirm={() => edit((plan) => changeSheet(plan, { map }), i18n._('Change the map'))}
      onClose={onClose}
    />
  )
}
