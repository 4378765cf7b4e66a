import { useLingui } from '@lingui/react'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { Spinner } from '../kit/spinner.tsx'
import { routesOf } from './use-paper-plan.ts'

/** In place of a flight card: what is missing for one. */
export function NoRoute({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { i18n } = useLingui()
  const words =
    routesOf(plan).length === 0
      ? i18n._('This plan has no route yet. Draw one, and its flight card is here.')
      : sheetOf(plan).map === ''
        ? i18n._('Choose the map of this plan first: without one there are no courses and distances.')
        : undefined
  return (
    <Modal title={i18n._('Flight card')} onClose={onClose}>
      {words === undefined ? <Spinner /> : <p>{words}</p>}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
      </Actions>
    </Modal>
  )
}
