import { Menu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Palette } from 'lucide-react'
import { inkOf } from '../../map/ink.ts'
import { recolorElements } from '../../plan/change-layers.ts'
import type { ElementId } from '../../plan/element.ts'
import menuStyles from '../kit/menu.module.css'
import { useEdit } from '../use-edit.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useShownPlan } from '../use-stores.ts'
import { colorWord, colorWords } from '../words/color-words.ts'
import { elementsPhrase } from '../words/element-words.ts'
import styles from './submenu.module.css'
import { Submenu } from './submenu.tsx'

/** Gives what is picked another colour; a front line has two of its own. */
export function ColorSubmenu({ ids }: { ids: readonly ElementId[] }) {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const theme = useShownTheme()
  const edit = useEdit()
  const elements = ids.flatMap((id) => plan.get(id) ?? [])
  if (elements.every(({ kind }) => kind === 'front')) return null
  const note = i18n._('Colour {element}', { element: elementsPhrase(i18n, elements) })
  return (
    <Submenu icon={Palette} label={i18n._('Colour')}>
      {colorWords.map((word) => (
        <Menu.Item
          key={word}
          className={menuStyles.item}
          onClick={() => edit((present) => recolorElements(present, ids, word), note)}
        >
          <span className={styles.ink} style={{ background: inkOf(word, theme) }} />
          {colorWord(i18n, word)}
        </Menu.Item>
      ))}
    </Submenu>
  )
}
