import { useLingui } from '@lingui/react'
import { Eye, EyeOff, Locate, Lock, LockOpen, Trash2, X } from 'lucide-react'
import type { Element, ElementId, Sheet } from '../../plan/element.ts'
import { isLocked, layerOf } from '../../plan/layer.ts'
import { useApp } from '../app-context.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { Notice } from '../kit/notice.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { LockContext } from '../lock-context.ts'
import { kindIcons } from '../screen/tool-list.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useInk } from '../use-ink.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { elementPhrase, elementTitle } from '../words/element-words.ts'
import { CircleDetails } from './circle-details.tsx'
import styles from './element-details.module.css'
import { LayerField } from './layer-field.tsx'
import { OrderMenu } from './order-menu.tsx'
import { PathDetails } from './path-details.tsx'
import { PointDetails } from './point-details.tsx'
import { RouteDetails } from './route-details.tsx'
import { TextDetails } from './text-details.tsx'
import { useFlagElements } from './use-flag-elements.ts'

/** What there is to know and to change about the picked element. */
export function ElementDetails({ id, element }: { id: ElementId; element: Exclude<Element, Sheet> }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { map, hidePanel } = useScreen()
  const mayEdit = useMayEdit()
  const isNarrow = useMedia(narrow)
  const deleteElements = useDeleteElements()
  const { hide, lock } = useFlagElements()
  const sheet = useSheet()
  const locked = isLocked(sheet, element)
  const layerLocks = layerOf(sheet, element)?.locked === true
  const Icon = kindIcons[element.kind]
  const ink = useInk('color' in element ? element.color : undefined)
  const showOnMap = () => {
    // The sheet would cover what it shows.
    if (isNarrow) hidePanel()
    map.current?.fit([id])
  }
  return (
    <section className={styles.details} aria-label={elementPhrase(i18n, element)}>
      <header className={styles.head}>
        <span style={{ color: ink }} className={styles.icon}>
          <Icon size={20} aria-hidden="true" />
        </span>
        <h2 className={styles.title}>
          <NameText text={elementTitle(i18n, element)} />
        </h2>
        <IconButton icon={Locate} label={i18n._('Show on the map')} onClick={showOnMap} />
        {mayEdit && (
          <>
            <IconButton
              icon={element.hidden ? EyeOff : Eye}
              label={element.hidden ? i18n._('Show for everybody') : i18n._('Hide from everybody')}
              aria-pressed={element.hidden === true}
              onClick={() => hide([id])}
            />
            <IconButton
              icon={element.locked ? Lock : LockOpen}
              label={element.locked ? i18n._('Unlock') : i18n._('Lock')}
              aria-pressed={element.locked === true}
              onClick={() => lock([id])}
            />
            {!locked && (
              <IconButton icon={Trash2} label={i18n._('Delete')} onClick={() => deleteElements([id])} />
            )}
          </>
        )}
        {!isNarrow && <IconButton icon={X} label={i18n._('Let go')} onClick={() => selection.select([])} />}
      </header>
      <div className={styles.body}>
        {locked && mayEdit && (
          <Notice tone="info">
            {layerLocks
              ? i18n._('Its layer is locked. Unlock the layer to change anything here.')
              : i18n._('It is locked. Unlock it to change anything here.')}
          </Notice>
        )}
        <LockContext value={locked}>
          <KindDetails id={id} element={element} />
          <LayerField ids={[id]} elements={[element]} />
        </LockContext>
        {!locked && (
          <div className={styles.actions}>
            <OrderMenu />
          </div>
        )}
      </div>
    </section>
  )
}

function KindDetails({ id, element }: { id: ElementId; element: Exclude<Element, Sheet> }) {
  switch (element.kind) {
    case 'route':
      return <RouteDetails id={id} route={element} />
    case 'point':
      return <PointDetails id={id} point={element} />
    case 'circle':
      return <CircleDetails id={id} circle={element} />
    case 'text':
      return <TextDetails id={id} text={element} />
    case 'polygon':
    case 'line':
    case 'front':
      return <PathDetails id={id} element={element} />
  }
}
