import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { type FormatId, fitsMap, formats, holdsOneFlight } from '../../formats/format-list.ts'
import { chosenRoute } from '../../formats/one-route.ts'
import { sheetOf } from '../../plan/plan.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Modal } from '../kit/modal.tsx'
import { useSelection, useShownPlan } from '../use-stores.ts'
import { formatHint } from '../words/format-words.ts'
import { useFiles } from './file-context.ts'
import { selectedRoute } from './selected-route.ts'

/** All formats that are written; those of longitudes and latitudes only for a plan on the real world's map. */
export function SaveFileDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { save } = useFiles()
  const plan = useShownPlan()
  const [format, setFormat] = useState<FormatId>('missioncast')
  const picked = selectedRoute(
    plan,
    useSelection(({ ids }) => ids),
  )
  const route = chosenRoute(plan, picked)?.route
  const isOnGameMap = sheetOf(plan).map !== 'world'
  const choices = formats
    .filter(({ writes }) => writes)
    .map((format) => {
      const { id, title, endings } = format
      const fits = fitsMap(format, plan)
      return {
        value: id,
        label: `${title} (${endings[0]})`,
        disabled: !fits || (holdsOneFlight(id) && !route),
        hint: fits
          ? formatHint(i18n, id, { route, isPicked: picked.route !== undefined })
          : i18n._('Knows longitude and latitude only: for plans on the map of the world.'),
      }
    })
  return (
    <Modal
      title={i18n._('Save as …')}
      description={
        isOnGameMap
          ? i18n._('The file is saved on this device. Some formats cannot hold a game’s map.')
          : i18n._('The file is saved on this device.')
      }
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void save(format)
        }}
      >
        <ChoiceField legend={i18n._('Format')} choices={choices} value={format} onChange={setFormat} />
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary">
            {i18n._('Save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
