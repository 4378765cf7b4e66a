import { useLingui } from '@lingui/react'
import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import { pngOf, svgOf } from '../../map/picture-file.ts'
import type { Size } from '../../map/picture-frame.ts'
import { fileNameFor, saveFile } from '../files/save-file.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { CheckField } from '../kit/check-field.tsx'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { useMapPlan } from '../use-map-plan.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useShownUnits } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { baseCredit, noBackdrop } from './base-credit.ts'
import { legendRows } from './legend-rows.ts'
import styles from './paper.module.css'
import { layOut, leastWidth, mostWidth, type PictureWish } from './picture-wish.ts'
import { routesOf, usePaperPlan } from './use-paper-plan.ts'

/** Asks what a picture of the map is to be like, and saves it. */
export function PictureDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { map } = useScreen()
  const toast = useToast()
  const { title } = usePaperPlan()
  // What somebody has hidden on this screen is not in the picture of it.
  const plan = useMapPlan()
  const units = useShownUnits()
  const [wish, setWish] = useState<PictureWish>({
    format: 'png',
    width: '2000',
    extent: 'plan',
    lettering: 1,
  })
  const [theme, setTheme] = useState(useShownTheme())
  const [labels, setLabels] = useState(true)
  const [legend, setLegend] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [isPending, setPending] = useState(false)
  const formId = useId()
  const routes = routesOf(plan)
  const extentValue = typeof wish.extent === 'object' ? `route ${wish.extent.id}` : wish.extent

  const change = (part: Partial<PictureWish>) => {
    setProblem(undefined)
    setWish({ ...wish, ...part })
  }

  const save = async () => {
    setPending(true)
    try {
      const backdrop = map.current?.shownBackdrop() ?? noBackdrop
      const hasTiles = backdrop.layers.some(({ type }) => type === 'tiles')
      const laid = layOut(plan, wish, map.current?.shownView(), hasTiles)
      if ('problem' in laid) {
        setProblem(
          laid.problem === 'width'
            ? i18n._('Give a whole number from {least} to {most}.', {
                least: leastWidth,
                most: mostWidth(wish.format, hasTiles),
              })
            : tooLargeWords(laid.size, hasTiles),
        )
        return
      }
      const missing: string[] = []
      const picture = {
        ...{ plan, theme, labels, ...laid },
        backdrop,
        tellMissing: (layer: string) => void missing.push(layer),
        units,
        important: typeof wish.extent === 'object' ? [wish.extent.id] : [],
        legend: legend ? legendRows(i18n, plan) : [],
        credit: baseCredit(plan),
        words: { noMap: i18n._('No map chosen'), north: i18n._('N') },
      }
      const name = fileNameFor(title, `.${wish.format}`)
      const blob =
        wish.format === 'png'
          ? await pngOf(picture, wish.lettering)
          : asBlob(await svgOf(picture, wish.lettering, title || i18n._('Untitled plan')))
      if (!blob) {
        setProblem(i18n._('This browser has no room for a picture of this size. Choose a smaller width.'))
        return
      }
      saveFile(blob, name, blob.type)
      toast.info(i18n._('Saved {name}', { name: isolate(name) }))
      if (missing.length > 0) {
        toast.error(
          i18n._('Not whole in the picture: {names}', { names: missing.map(isolate).join(', ') }),
          i18n._('It did not come in time. Look at your connection, and save the picture again.'),
        )
      }
      onClose()
    } catch (cause) {
      console.error(cause)
      setProblem(i18n._('The map below the plan did not come. Look at your connection, and try again.'))
    } finally {
      setPending(false)
    }
  }

  const tooLargeWords = (size: Size, hasTiles: boolean): string => {
    if (hasTiles)
      return i18n._(
        'A picture of {width} × {height} pixels with map layers is more than a browser can hold. Choose a smaller width, or hide those layers and choose SVG.',
        size,
      )
    return wish.format === 'svg'
      ? i18n._('A picture of {width} × {height} pixels is too large. Choose a smaller width.', size)
      : i18n._(
          'A picture of {width} × {height} pixels is more than a browser can hold. Choose a smaller width, or SVG.',
          size,
        )
  }

  return (
    <Modal title={i18n._('Save a picture of the map')} onClose={onClose}>
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) void save()
        }}
      >
        <ChoiceField
          legend={i18n._('Format')}
          value={wish.format}
          onChange={(format) => change({ format })}
          choices={[
            { value: 'png', label: 'PNG', hint: i18n._('For forums, chats and presentations.') },
            {
              value: 'svg',
              label: 'SVG',
              hint: i18n._('Stays sharp at any size; for printing and drawing on.'),
            },
          ]}
        />
        <Field label={i18n._('What it shows')}>
          {(control) => (
            <select
              {...control}
              value={extentValue}
              onChange={({ currentTarget: { value } }) => change({ extent: extentOf(value) })}
            >
              <option value="plan">{i18n._('The whole plan')}</option>
              <option value="screen">{i18n._('What is on the screen')}</option>
              {routes.map(([id, route], i) => (
                <option key={id} value={`route ${id}`}>
                  {route.name || i18n._('Route {number}', { number: i + 1 })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className={styles.pair}>
          <Field label={i18n._('Width in pixels')} error={problem}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                value={wish.width}
                onChange={(event) => change({ width: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={i18n._('Letters and lines')}>
            {(control) => (
              <select
                {...control}
                value={wish.lettering}
                onChange={(event) => change({ lettering: Number(event.currentTarget.value) })}
              >
                <option value={1}>{i18n._('As on the screen')}</option>
                <option value={1.5}>{i18n._('Half as large again')}</option>
                <option value={2}>{i18n._('Twice as large')}</option>
                <option value={4}>{i18n._('Four times as large')}</option>
              </select>
            )}
          </Field>
        </div>
        <Field label={i18n._('Colours')}>
          {(control) => (
            <select
              {...control}
              value={theme}
              onChange={(event) => setTheme(event.currentTarget.value === 'dark' ? 'dark' : 'light')}
            >
              <option value="light">{i18n._('Light paper')}</option>
              <option value="dark">{i18n._('Dark paper')}</option>
            </select>
          )}
        </Field>
        <CheckField label={i18n._('Names and numbers')} checked={labels} onChange={setLabels} />
        <CheckField label={i18n._('Legend')} checked={legend} onChange={setLegend} />
      </form>
      <Actions>
        <Button onClick={onClose}>{i18n._('Cancel')}</Button>
        <Button type="submit" form={formId} look="primary" pending={isPending && i18n._('Drawing …')}>
          <Download size={18} aria-hidden="true" />
          {i18n._('Save')}
        </Button>
      </Actions>
    </Modal>
  )
}

const asBlob = (svg: string | undefined): Blob | undefined =>
  svg === undefined ? undefined : new Blob([svg], { type: 'image/svg+xml' })

function extentOf(value: string): PictureWish['extent'] {
  if (value === 'plan' || value === 'screen') return value
  return { id: value.slice('route '.length) }
}
