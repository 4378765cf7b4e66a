import { Toolbar } from '@base-ui/react/toolbar'
import { useLingui } from '@lingui/react'
import { Magnet } from 'lucide-react'
import { ariaShortcut } from '../commands/chord.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './tool-bar.module.css'
import { sameTool, tools, toolWord } from './tool-list.ts'

/** The tools, one pressed at a time; arrow keys go from one to the next. */
export function ToolBar({ orientation }: { orientation: 'vertical' | 'horizontal' }) {
  const { i18n } = useLingui()
  const screen = useScreen()
  return (
    <Toolbar.Root
      orientation={orientation}
      className={`${styles.bar} ${styles[orientation]}`}
      aria-label={i18n._('Tools')}
    >
      {tools.map(({ id, tool, keys, icon }) => (
        <Toolbar.Button
          key={id}
          render={
            <IconButton
              icon={icon}
              label={toolWord(i18n, tool)}
              shortcut={keys.map(ariaShortcut).join(' ')}
              side={orientation === 'vertical' ? 'end' : 'top'}
              aria-pressed={sameTool(tool, screen.tool)}
              onClick={() => screen.takeTool(tool)}
            />
          }
        />
      ))}
      <Toolbar.Separator className={styles.separator} />
      <Toolbar.Button
        render={
          <IconButton
            icon={Magnet}
            label={i18n._('Stick to what is near (Alt lets go)')}
            side={orientation === 'vertical' ? 'end' : 'top'}
            aria-pressed={screen.snapping}
            onClick={() => screen.setSnapping(!screen.snapping)}
          />
        }
      />
    </Toolbar.Root>
  )
}
