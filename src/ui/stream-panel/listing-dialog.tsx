import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Modal } from '../kit/modal.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { SecretsForm } from './secrets-form.tsx'

const bothKept = { password: false, code: false }

/** Takes the stream off the list, or puts it there (K5). */
export function ListingDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const toast = useToast()
  const isNowUnlisted = useSession((state) => state.role === 'leading' && state.status.isUnlisted)
  // What was asked for stays, while the answer changes what is so.
  const [unlisted] = useState(!isNowUnlisted)

  return (
    <Modal
      title={unlisted ? i18n._('Take it off the list?') : i18n._('Put it on the list?')}
      description={
        unlisted
          ? i18n._(
              'Only those who know the name or have the link find the stream then. Whoever watches by the password stays; links that let in without it have to be made anew.',
            )
          : i18n._(
              'Everybody on this server can see its name then; to watch, they need the password as before. Links that let in without it have to be made anew.',
            )
      }
      onClose={onClose}
    >
      <SecretsForm
        isNew={bothKept}
        unlisted={unlisted}
        submit={unlisted ? i18n._('Take it off') : i18n._('Put it there')}
        onClose={onClose}
        onChanged={() =>
          toast.info(
            unlisted ? i18n._('The stream is unlisted') : i18n._('The stream is listed'),
            i18n._('Whoever watches by the password stays.'),
          )
        }
      />
    </Modal>
  )
}
