import { Menu as BaseMenu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Activity, Download, FilePlus, FolderOpen, Image, Keyboard, Scale, ScrollText } from 'lucide-react'
import { drawnElements } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useFiles } from '../files/file-context.ts'
import menuStyles from '../kit/menu.module.css'
import { Menu } from '../kit/menu.tsx'
import { MenuItem } from '../kit/menu-item.tsx'
import { MenuLink } from '../kit/menu-link.tsx'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { FileButton } from './file-button.tsx'

export function FileMenu() {
  const { i18n } = useLingui()
  const { plan } = useApp()
  const { ask } = useScreen()
  const files = useFiles()
  const mayEdit = useMayEdit()
  const newPlan = () => {
    if (drawnElements(plan.getState().plan).length > 0) ask({ type: 'new-plan' })
  }
  return (
    <Menu trigger={<FileButton />}>
      <MenuItem icon={FilePlus} label={i18n._('New plan')} onClick={newPlan} disabled={!mayEdit} />
      <MenuItem icon={FolderOpen} label={i18n._('Open …')} onClick={files.choose} disabled={!mayEdit} />
      <BaseMenu.Separator className={menuStyles.separator} />
      <MenuItem
        icon={Download}
        label={i18n._('Save as a Missioncast file')}
        onClick={() => void files.save('missioncast')}
      />
      <MenuItem
        icon={Download}
        label={i18n._('Save for the IL-2 Mission Planner')}
        onClick={() => void files.save('il2')}
      />
      <MenuItem icon={Image} label={i18n._('Save a picture …')} onClick={() => ask({ type: 'picture' })} />
      {files.notes && files.notes.notes.length > 0 && (
        <MenuItem
          icon={ScrollText}
          label={i18n._('Notes about {name}', { name: isolate(files.notes.title) })}
          onClick={() => ask({ type: 'file-notes' })}
        />
      )}
      <BaseMenu.Separator className={menuStyles.separator} />
      <MenuItem
        icon={Activity}
        label={i18n._('Connection details')}
        onClick={() => ask({ type: 'connection' })}
      />
      <MenuItem icon={Keyboard} label={i18n._('Keyboard')} onClick={() => ask({ type: 'shortcuts' })} />
      <MenuLink icon={Scale} label={i18n._('Licences of third parties')} href="/notices.txt" />
    </Menu>
  )
}
