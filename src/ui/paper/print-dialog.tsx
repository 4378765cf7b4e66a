import './print.css'
import { useLingui } from '@lingui/react'
import { Printer, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { svgOf } from '../../map/picture-file.ts'
import type { ElementId } from '../../plan/element.ts'
import { useFiles } from '../files/file-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { CheckField } from '../kit/check-field.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import { useShownUnits } from '../use-stores.ts'
import { noBackdrop } from './base-credit.ts'
import { CardRuler } from './card-ruler.tsx'
import { MissingLayersNotice } from './missing-layers-notice.tsx'
import { NoRoute } from './no-route.tsx'
import styles from './paper.module.css'
import { type CardHeights, type PaperId, papers, printLayout } from './print-layout.ts'
import { PrintSheet } from './print-sheet.tsx'
import { RouteField } from './route-field.tsx'
import { stripPicture } from './strip-picture.ts'
import { useFlightPage } from './use-flight-page.ts'
import { useChosenRoute, usePaperPlan } from './use-paper-plan.ts'

/** A strip map, and what it was drawn for. */
type StripMap = {
  readonly id: ElementId
  readonly width: number
  readonly height: number
  /** undefined where it could not be drawn */
  readonly address: string | undefined
  /** layers that are not whole on it */
  readonly missing: readonly string[]
}

/** Shows a route's flight card as it will be printed, and prints it. */
export function PrintDialog({ route, onClose }: { route: ElementId | undefined; onClose: () => void }) {
  const { i18n } = useLingui()
  const files = useFiles()
  const { plan, title } = usePaperPlan()
  const { routes, id, choose } = useChosenRoute(plan, route)
  const page = useFlightPage(plan, id, title)
  const units = useShownUnits()
  const { map: view } = useScreen()
  const [paper, setPaper] = useState<PaperId>('a4')
  const [hasMap, setHasMap] = useState(true)
  const [drawn, setDrawn] = useState<StripMap>()
  const { contentWidth: width } = papers[paper]
  const [heights, setHeights] = useState<CardHeights>()
  const layout = heights && printLayout(paper, heights, hasMap)
  const height = layout?.mapHeight ?? 0
  const isDrawn = drawn?.id === id && drawn?.width === width && drawn.height === height
  const map = hasMap && isDrawn ? drawn : undefined

  useEffect(() => {
    if (id === undefined || height === 0) return
    let isShown = true
    const missing: string[] = []
    const tellMissing = (layer: string) => void missing.push(layer)
    const tell = (address: string | undefined) => {
      if (isShown) setDrawn({ id, width, height, address, missing })
    }
    const backdrop = view.current?.shownBackdrop() ?? noBackdrop
    svgOf(
      stripPicture(i18n, plan, id, { size: { width, height }, theme: 'light', units, backdrop, tellMissing }),
      1,
      i18n._('Strip map of the route'),
    ).then(
      (svg) => tell(svg && `data:image/svg+xml,${encodeURIComponent(svg)}`),
      (cause: unknown) => {
        console.error(cause)
        tell(undefined)
      },
    )
    return () => {
      isShown = false
    }
  }, [i18n, plan, id, width, height, units, view])

  if (id === undefined || !page) return <NoRoute plan={plan} onClose={onClose} />

  const sheet = layout && <PrintSheet page={page} paper={paper} map={map?.address} layout={layout} />
  const isWaiting = hasMap && !map
  return (
    <Modal wide title={i18n._('Print the flight card')} onClose={onClose}>
      <div className={styles.pair}>
        <RouteField routes={routes} value={id} onChange={choose} />
        <Field label={i18n._('Paper')}>
          {(control) => (
            <select
              {...control}
              value={paper}
              onChange={(event) => setPaper(event.currentTarget.value === 'letter' ? 'letter' : 'a4')}
            >
              <option value="a4">A4</option>
              <option value="letter">Letter</option>
            </select>
          )}
        </Field>
      </div>
      <CheckField label={i18n._('With a strip map')} checked={hasMap} onChange={setHasMap} />
      {map && map.address === undefined && (
        <Notice tone="warn" live="alert">
          {i18n._('The map below the plan did not come. The card is printed without a strip map.')}
        </Notice>
      )}
      {map && <MissingLayersNotice names={map.missing} />}
      <section
        className={styles.paper}
        aria-label={i18n._('Preview')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard as well
        tabIndex={0}
      >
        {sheet}
      </section>
      <CardRuler page={page} paper={paper} onMeasured={setHeights} />
      {createPortal(<div className={`printed printed-${paper}`}>{sheet}</div>, document.body)}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        <Button onClick={() => void files.save('csv', id)}>
          <Table2 size={18} aria-hidden="true" />
          {i18n._('Save as CSV')}
        </Button>
        <Button
          look="primary"
          pending={isWaiting && i18n._('Drawing …')}
          onClick={() => window.print()}
          data-first
        >
          <Printer size={18} aria-hidden="true" />
          {i18n._('Print …')}
        </Button>
      </Actions>
    </Modal>
  )
}
