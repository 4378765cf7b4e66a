import { useLingui } from '@lingui/react'
import { Notice } from '../kit/notice.tsx'
import { reachOf } from './reach.ts'

/** Says so where the address of this page, and with it every link, leads nowhere from elsewhere. */
export function ReachNotice() {
  const { i18n } = useLingui()
  switch (reachOf(location.hostname)) {
    case 'this-device':
      return (
        <Notice tone="warn" title={i18n._('This address works on this device alone.')}>
          <p>
            {i18n._(
              'A phone or another computer cannot open it. Open Missioncast by the address that this computer has in your network, and share from there.',
            )}
          </p>
        </Notice>
      )
    case 'this-network':
      return (
        <Notice tone="warn" title={i18n._('This address works in your own network alone.')}>
          <p>{i18n._('Phones and computers elsewhere, on mobile data for instance, cannot open it.')}</p>
        </Notice>
      )
    case 'anywhere':
      return null
  }
}
