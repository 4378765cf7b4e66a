import { Menu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Check, Layers } from 'lucide-react'
import { putIntoLayer } from '../../plan/change-layers.ts'
import type { ElementId } from '../../plan/element.ts'
import menuStyles from '../kit/menu.module.css'
import { NameText } from '../kit/name-text.tsx'
import { useEdit } from '../use-edit.ts'
import { useSheet, useShownPlan } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'
import { layerName } from '../words/layer-words.ts'
import { Submenu } from './submenu.tsx'

/** Puts what is picked into one of the plan's layers. */
export function LayerSubmenu({ ids }: { ids: readonly ElementId[] }) {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const { layers = [] } = useSheet()
  const edit = useEdit()
  if (layers.length === 0) return null
  const elements = ids.flatMap((id) => plan.get(id) ?? [])
  const present = new Set(elements.map((element) => (element.kind === 'sheet' ? undefined : element.layer)))
  const note = i18n._('Put {element} on another layer', { element: elementsPhrase(i18n, elements) })
  const choices = [
    ...layers.map((layer) => ({ id: layer.id, name: layerName(i18n, layer) })),
    { id: undefined, name: i18n._('No layer') },
  ]
  return (
    <Submenu icon={Layers} label={i18n._('Layer')}>
      {choices.map(({ id, name }) => (
        <Menu.Item
          key={id ?? ''}
          className={menuStyles.item}
          onClick={() => edit((plan) => putIntoLayer(plan, ids, id), note)}
        >
          <span className={menuStyles.check}>
            {present.size === 1 && present.has(id) && <Check size={18} aria-hidden="true" />}
          </span>
          <NameText text={name} />
        </Menu.Item>
      ))}
    </Submenu>
  )
}
