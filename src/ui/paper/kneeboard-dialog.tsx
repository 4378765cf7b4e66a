import { useLingui } from '@lingui/react'
import { Download } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Theme } from '../../map/palette.ts'
import { paintedPng } from '../../map/picture-file.ts'
import type { ElementId } from '../../plan/element.ts'
import { fileNameFor, saveFile } from '../files/save-file.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { useShownUnits } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { noBackdrop } from './base-credit.ts'
import { type Kneeboard, prepareKneeboard } from './kneeboard.ts'
import { type KneeboardSize, kneeboardSizes } from './kneeboard-sizes.ts'
import { MissingLayersNotice } from './missing-layers-notice.tsx'
import { NoRoute } from './no-route.tsx'
import styles from './paper.module.css'
import { RouteField } from './route-field.tsx'
import { stripPicture } from './strip-picture.ts'
import { useFlightPage } from './use-flight-page.ts'
import { useChosenRoute, usePaperPlan } from './use-paper-plan.ts'

/** What a kneeboard was laid out for, and what came of it. */
type Laid = {
  readonly id: ElementId
  readonly size: KneeboardSize
  readonly theme: Theme
  /** undefined where it failed */
  readonly kneeboard: Kneeboard | undefined
  /** layers that are not whole on its map */
  readonly missing: readonly string[]
}

/** A route's flight card as pictures for a game's kneeboard: shows them and saves them. */
export function KneeboardDialog({ route, onClose }: { route: ElementId | undefined; onClose: () => void }) {
  const { i18n } = useLingui()
  const toast = useToast()
  const { plan, title } = usePaperPlan()
  const { routes, id, choose } = useChosenRoute(plan, route)
  const page = useFlightPage(plan, id, title)
  const units = useShownUnits()
  const { map: view } = useScreen()
  const [size, setSize] = useState(kneeboardSizes[0])
  const [theme, setTheme] = useState<Theme>('dark')
  const [last, setLast] = useState<Laid>()
  const laid = last?.id === id && last?.size === size && last.theme === theme ? last : undefined
  const kneeboard = laid?.kneeboard
  const [isPending, setPending] = useState(false)

  useEffect(() => {
    if (!page || id === undefined) return
    let isShown = true
    const missing: string[] = []
    const tellMissing = (layer: string) => void missing.push(layer)
    const tell = (kneeboard: Kneeboard | undefined) => {
      if (isShown) setLast({ id, size, theme, kneeboard, missing })
    }
    const backdrop = view.current?.shownBackdrop() ?? noBackdrop
    const pictureOf: Parameters<typeof prepareKneeboard>[0]['pictureOf'] = (box) =>
      stripPicture(i18n, plan, id, { size: box, theme, units, backdrop, tellMissing })
    prepareKneeboard({ page, size, theme, pictureOf }).then(
      (kneeboard) => tell(kneeboard),
      (cause: unknown) => {
        console.error(cause)
        tell(undefined)
      },
    )
    return () => {
      isShown = false
    }
  }, [i18n, page, plan, id, size, theme, units, view])

  if (id === undefined || !page) return <NoRoute plan={plan} onClose={onClose} />

  const save = async () => {
    if (!kneeboard) return
    setPending(true)
    const { pages } = kneeboard
    for (const [i, paint] of pages.entries()) {
      const number = pages.length > 1 ? ` ${i + 1}` : ''
      const name = fileNameFor(`${title} ${page.route}${number}`, '.png')
      const blob = await paintedPng(paint, size, 1)
      if (!blob) {
        toast.error(i18n._('Not saved'), i18n._('This browser has no room for a picture of this size.'))
        break
      }
      saveFile(blob, name, blob.type)
      toast.info(i18n._('Saved {name}', { name: isolate(name) }))
    }
    setPending(false)
  }

  return (
    <Modal wide title={i18n._('Kneeboard')} onClose={onClose}>
      <div className={styles.pair}>
        <RouteField routes={routes} value={id} onChange={choose} />
        <Field label={i18n._('Size in pixels')}>
          {(control) => (
            <select
              {...control}
              value={size.id}
              onChange={({ currentTarget: { value } }) =>
                setSize(kneeboardSizes.find((each) => each.id === value) ?? kneeboardSizes[0])
              }
            >
              {kneeboardSizes.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={i18n._('Colours')}>
          {(control) => (
            <select
              {...control}
              value={theme}
              onChange={(event) => setTheme(event.currentTarget.value === 'dark' ? 'dark' : 'light')}
            >
              <option value="dark">{i18n._('Dark, for the night')}</option>
              <option value="light">{i18n._('Light paper')}</option>
            </select>
          )}
        </Field>
      </div>
      {laid && !kneeboard && (
        <Notice tone="warn" live="alert">
          {i18n._('The map below the plan did not come. Look at your connection, and try again.')}
        </Notice>
      )}
      {laid && kneeboard && <MissingLayersNotice names={laid.missing} />}
      <section
        className={styles.preview}
        aria-label={i18n._('Preview')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
        tabIndex={0}
      >
        {kneeboard ? (
          kneeboard.pages.map((paint, i) => (
            <PageCanvas
              // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
              key={i}
              label={i18n._('Page {number}', { number: i + 1 })}
              paint={paint}
              size={size}
            />
          ))
        ) : (
          <div style={{ aspectRatio: `${size.width} / ${size.height}` }} />
        )}
      </section>
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        <Button
          look="primary"
          disabled={!kneeboard}
          pending={isPending && i18n._('Drawing …')}
          onClick={() => void save()}
        >
          <Download size={18} aria-hidden="true" />
          {i18n._('Save as PNG')}
        </Button>
      </Actions>
    </Modal>
  )
}

function PageCanvas({
  label,
  paint,
  size,
}: {
  label: string
  paint: Kneeboard['pages'][number]
  size: KneeboardSize
}) {
  const draw = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d')
      if (context) paint(context)
    },
    [paint],
  )
  return <canvas ref={draw} role="img" aria-label={label} width={size.width} height={size.height} />
}
