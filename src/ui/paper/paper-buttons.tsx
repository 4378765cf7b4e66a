import { useLingui } from '@lingui/react'
import { NotepadText, Printer, Table2 } from 'lucide-react'
import type { ElementId } from '../../plan/element.ts'
import { useFiles } from '../files/file-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { useScreen } from '../screen-context.ts'

/** What a route's flight card can be put on. */
export function PaperButtons({ route }: { route: ElementId }) {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  const files = useFiles()
  return (
    <Actions>
      <Button onClick={() => void files.save('csv', route)}>
        <Table2 size={18} aria-hidden="true" />
        {i18n._('Save as CSV')}
      </Button>
      <Button onClick={() => ask({ type: 'kneeboard', route })}>
        <NotepadText size={18} aria-hidden="true" />
        {i18n._('Kneeboard …')}
      </Button>
      <Button onClick={() => ask({ type: 'print', route })}>
        <Printer size={18} aria-hidden="true" />
        {i18n._('Print …')}
      </Button>
    </Actions>
  )
}
