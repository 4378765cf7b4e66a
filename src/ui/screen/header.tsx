import { useLingui } from '@lingui/react'
import { Link2, PanelRightClose, PanelRightOpen } from 'lucide-react'
import { CopyButton } from '../kit/copy-button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { NameText } from '../kit/name-text.tsx'
import { MenuFailed } from '../kit/part-failed.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { useScreen } from '../screen-context.ts'
import { streamLink } from '../stream-panel/stream-link.ts'
import { useMayEdit, useSession, useSheet } from '../use-stores.ts'
import { FileButton } from './file-button.tsx'
import styles from './header.module.css'
import { FileMenu, ThemeMenu } from './later-menus.ts'
import { MapPicker } from './map-picker.tsx'
import { Mark } from './mark.tsx'
import { PlanTitle } from './plan-title.tsx'
import { StatusPill } from './status-pill.tsx'
import { ThemeButton } from './theme-button.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import { UnitsPicker } from './units-picker.tsx'

export function Header() {
  const { i18n } = useLingui()
  const { tab, panelOpen, showPanel, hidePanel } = useScreen()
  const mayEdit = useMayEdit()
  const { title } = useSheet()
  const watched = useSession((session) => (session.role === 'viewing' ? session.status.name : undefined))
  const led = useSession((session) => (session.role === 'leading' ? session.status.name : undefined))
  const isNarrow = useMedia(narrow)
  const fixedTitle = watched ?? (title || i18n._('Untitled plan'))
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Mark />
        <span className="visually-hidden">Missioncast</span>
      </h1>
      <div className={styles.title}>
        {watched === undefined && !isNarrow ? <PlanTitle hideLabel /> : <NameText text={fixedTitle} />}
      </div>
      {!isNarrow && (
        <div className={styles.pickers}>
          <MapPicker hideLabel />
          <UnitsPicker hideLabel />
        </div>
      )}
      {mayEdit && <UndoButtons />}
      <LoadedPart
        waiting={<FileButton />}
        failed={(again) => (
          <>
            <FileButton onClick={again.retry} />
            <MenuFailed again={again} />
          </>
        )}
      >
        <FileMenu />
      </LoadedPart>
      <LoadedPart
        waiting={<ThemeButton />}
        failed={(again) => (
          <>
            <ThemeButton onClick={again.retry} />
            <MenuFailed again={again} />
          </>
        )}
      >
        <ThemeMenu />
      </LoadedPart>
      {!isNarrow && (
        <>
          {led !== undefined && (
            <CopyButton
              icon={Link2}
              look="quiet"
              label={i18n._('Copy the address of the stream')}
              text={streamLink(led, location.href)}
            />
          )}
          <StatusPill />
          <IconButton
            icon={panelOpen ? PanelRightClose : PanelRightOpen}
            label={panelOpen ? i18n._('Hide the panel') : i18n._('Show the panel')}
            aria-expanded={panelOpen}
            onClick={() => (panelOpen ? hidePanel() : showPanel(tab))}
          />
        </>
      )}
    </header>
  )
}
