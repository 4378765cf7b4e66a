import { useLingui } from '@lingui/react'
import { CopyField } from '../kit/copy-field.tsx'
import { streamLink } from './stream-link.ts'

export function ShareLink({ name }: { name: string }) {
  const { i18n } = useLingui()
  return (
    <CopyField
      label={i18n._('Link for viewers')}
      text={streamLink(name, location.href)}
      copyLabel={i18n._('Copy the link')}
      hint={i18n._(
        'Send it to your viewers, and tell them the password in another way. Keep the leader code to yourself.',
      )}
    />
  )
}
