import { useLingui } from '@lingui/react'
import { Notice } from '../kit/notice.tsx'

/** What was to let somebody in without the password, and does not: a link, or what this device remembered. */
export type ShutWay = 'link' | 'broken-link' | 'device'

/** Why the password is asked for after all. */
export function ShutNotice({ way }: { way: ShutWay }) {
  const { i18n } = useLingui()
  switch (way) {
    case 'broken-link':
      return (
        <Notice tone="warn" live="alert" title={i18n._('This link is not whole.')}>
          <p>
            {i18n._(
              'Its end is missing, or was changed on the way. Ask for the link again, or give the password.',
            )}
          </p>
        </Notice>
      )
    case 'link':
      return (
        <Notice tone="warn" live="alert" title={i18n._('This link lets nobody in any more.')}>
          <p>
            {i18n._(
              'The password was changed, or the stream has ended. Ask your leader for a new link, or give the password.',
            )}
          </p>
        </Notice>
      )
    case 'device':
      return (
        <Notice
          tone="warn"
          live="alert"
          title={i18n._('What this device remembered lets nobody in any more.')}
        >
          <p>
            {i18n._(
              'The password was changed, or the stream has ended. It is forgotten here; ask your leader for the password.',
            )}
          </p>
        </Notice>
      )
  }
}
