import { useLingui } from '@lingui/react'
import { putIntoLayer } from '../../plan/change-layers.ts'
import type { Element, ElementId, Sheet } from '../../plan/element.ts'
import { layerOf } from '../../plan/layer.ts'
import { Field } from '../kit/field.tsx'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'
import { layerName } from '../words/layer-words.ts'

/** Elements in several layers are in none of the choices. */
const several = '*'

/** The layer of elements, to choose another one; not there while the plan has no layers. */
export function LayerField({
  ids,
  elements,
}: {
  ids: readonly ElementId[]
  elements: readonly Exclude<Element, Sheet>[]
}) {
  const { i18n } = useLingui()
  const sheet = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const { layers = [] } = sheet
  if (layers.length === 0) return null
  const present = new Set(elements.map((element) => layerOf(sheet, element)?.id ?? ''))
  const [value = ''] = present.size > 1 ? [several] : present
  const put = (chosen: string) => {
    const layer = layers.find(({ id }) => id === chosen)
    const element = elementsPhrase(i18n, elements)
    const note = layer
      ? i18n._('Put {element} into ‹{layer}›', { element, layer: layerName(i18n, layer) })
      : i18n._('Take {element} out of its layer', { element })
    edit((plan) => putIntoLayer(plan, ids, layer?.id), note)
  }
  return (
    <Field label={i18n._('Layer')}>
      {(control) => (
        <select
          {...control}
          disabled={!mayEdit}
          value={value}
          onChange={(event) => put(event.currentTarget.value)}
        >
          {value === several && (
            <option value={several} disabled>
              {i18n._('Several')}
            </option>
          )}
          <option value="">{i18n._('In no layer')}</option>
          {layers.toReversed().map((layer) => (
            <option key={layer.id} value={layer.id}>
              {layerName(i18n, layer)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
