import { useLingui } from '@lingui/react'
import { Share2 } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { useScreen } from '../screen-context.ts'
import { streamLink } from './stream-link.ts'

/** The link that needs the password, at hand, and the way to the others. */
export function ShareLink({ name }: { name: string }) {
  const { i18n } = useLingui()
  return (
    <>
      <CopyField
        label={i18n._('Link for viewers')}
        text={streamLink(name, location.href)}
        copyLabel={i18n._('Copy the link')}
        hint={i18n._(
          'Send it to your viewers, and tell them the password in another way. Keep the leader code to yourself.',
        )}
      />
      <ShareButton />
    </>
  )
}

export function ShareButton() {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  return (
    <Button onClick={() => ask({ type: 'share' })}>
      <Share2 size={18} aria-hidden="true" />
      {i18n._('QR code and more links …')}
    </Button>
  )
}
