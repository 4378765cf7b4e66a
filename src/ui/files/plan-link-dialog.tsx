import { useLingui } from '@lingui/react'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useShownPlan } from '../use-stores.ts'
import { sizeWords } from '../words/size-words.ts'
import { useFiles } from './file-context.ts'
import { mostLinkLength, planLink } from './plan-link.ts'

/** The plan on the screen as a link that carries it, and who will be able to read it; the file instead where it is too large for one. */
export function PlanLinkDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { save } = useFiles()
  const plan = useShownPlan()
  const [link, setLink] = useState<string>()
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    let isWanted = true
    import('./file-formats.ts').then(
      ({ packPlan }) => isWanted && setLink(planLink(packPlan(plan), location.href)),
      (cause: unknown) => {
        console.error(cause)
        if (isWanted) setHasFailed(true)
      },
    )
    return () => {
      isWanted = false
    }
  }, [plan])

  const isTooLong = link !== undefined && link.length > mostLinkLength
  return (
    <Modal
      title={i18n._('Link to this plan')}
      description={i18n._('The plan is in the link itself, as it is now. What you change later is not.')}
      onClose={onClose}
    >
      {hasFailed && (
        <Notice tone="danger" live="alert">
          {i18n._('Load the page again and try once more: your plan is kept.')}
        </Notice>
      )}
      {isTooLong && (
        <Notice tone="warn" live="status" title={i18n._('This plan is too large for a link')}>
          {i18n._(
            'It would be {size} long, and what is longer than {limit} is cut off by messengers. Save it as a file and send that.',
            { size: sizeWords(i18n, link.length), limit: sizeWords(i18n, mostLinkLength) },
          )}
        </Notice>
      )}
      {link !== undefined && !isTooLong && (
        <>
          <CopyField label={i18n._('Link to this plan')} text={link} copyLabel={i18n._('Copy the link')} />
          <Notice tone="warn" title={i18n._('Whoever has the link can read the plan')}>
            {i18n._(
              'It is not sealed as a stream is, and has no password: hidden elements and notes are in it too. It is not sent to any server.',
            )}
          </Notice>
        </>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        <Button
          look={isTooLong ? 'primary' : 'outline'}
          onClick={() => {
            onClose()
            void save('missioncast')
          }}
        >
          <Download size={18} aria-hidden="true" />
          {i18n._('Save as a Missioncast file')}
        </Button>
      </Actions>
    </Modal>
  )
}
