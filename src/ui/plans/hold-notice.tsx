import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useHold, useSession, useSheet } from '../use-stores.ts'
import styles from './plan-notices.module.css'
import { usePlanActions } from './use-plan-actions.ts'

/** Says that two tabs have the same plan, and what can be done about it. */
export function HoldNotice() {
  const { i18n } = useLingui()
  const { plans } = useApp()
  const hold = useHold()
  const { title } = useSheet()
  const isViewing = useSession(({ role }) => role === 'viewing')
  const { takeOver } = usePlanActions()
  if (hold.type === 'own' || isViewing) return null
  const isLooking = hold.type === 'looking'
  return (
    <div className={styles.box}>
      <Notice
        tone="info"
        live="status"
        title={
          hold.type === 'taken'
            ? i18n._('Another tab goes on with this plan')
            : i18n._('This plan is open in another tab')
        }
        after={
          <div className={styles.buttons}>
            <Button onClick={() => void takeOver({ slot: hold.slot, title })}>{i18n._('Go on here')}</Button>
            <Button onClick={plans.makeCopy}>{i18n._('Make a copy')}</Button>
            {!isLooking && (
              <Button look="quiet" onClick={plans.onlyLook}>
                {i18n._('Only look')}
              </Button>
            )}
          </div>
        }
      >
        <p>
          {isLooking
            ? i18n._('Here you only look at it, as it was when you began to.')
            : i18n._('What you change here goes into a copy of it.')}
        </p>
      </Notice>
    </div>
  )
}
