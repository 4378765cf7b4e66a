import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useApp } from '../app-context.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import { usePlanMap } from '../use-stores.ts'
import { HostLayerList } from './host-layer-list.tsx'
import { ImagePlacer } from './image-placer.tsx'
import styles from './map-layers-panel.module.css'
import { OwnImageList } from './own-image-list.tsx'
import { TurnButtons } from './turn-buttons.tsx'
import { useHeldFocus } from './use-held-focus.ts'
import { WorldMarkFields } from './world-mark-fields.tsx'

/** What lies on the map below the plan, and how the map is turned. It stands beside the map, which stays in use. */
export function MapLayersPanel({ dropped, onClose }: { dropped: File | undefined; onClose: () => void }) {
  const { i18n } = useLingui()
  const { maps } = useApp()
  const { map: view } = useScreen()
  const map = usePlanMap()
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  const [placed, setPlaced] = useState<string>()
  const layers = maps.layers.get(map?.id ?? '') ?? []

  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      view.current?.pickPlace(undefined)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [view])
  useHeldFocus(panel)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    if (placed === undefined) onClose()
    else setPlaced(undefined)
  }
  return (
    <section
      ref={panel}
      className={styles.panel}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {placed === undefined ? i18n._('Map layers') : i18n._('Lay the image on the map')}
        </h2>
        <IconButton icon={X} label={i18n._('Close')} onClick={onClose} />
      </div>
      {placed !== undefined ? (
        <ImagePlacer key={placed} id={placed} onDone={() => setPlaced(undefined)} />
      ) : (
        <>
          {layers.length > 0 && map && <HostLayerList map={map.id} layers={layers} />}
          <OwnImageList dropped={dropped} onPlace={setPlaced} />
          {map?.type === 'world' && <WorldMarkFields />}
          <TurnButtons />
        </>
      )}
    </section>
  )
}
