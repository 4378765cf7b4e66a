import { useLingui } from '@lingui/react'
import { ClipboardCopy, CopyPlus, EyeOff, Locate, Lock, Scissors, Spline, Trash2, X } from 'lucide-react'
import { recolorElements } from '../../plan/change-layers.ts'
import type { ElementId } from '../../plan/element.ts'
import { apartFromLocked } from '../../plan/layer.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { LockContext } from '../lock-context.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useShownPlan } from '../use-stores.ts'
import { elementPhrase, elementsPhrase } from '../words/element-words.ts'
import { ColorField } from './color-field.tsx'
import styles from './element-details.module.css'
import { LayerField } from './layer-field.tsx'
import { OrderMenu } from './order-menu.tsx'
import { useDuplicateElements } from './use-duplicate-elements.ts'
import { useElementClipboard } from './use-element-clipboard.ts'
import { useFlagElements } from './use-flag-elements.ts'
import { useJoinRoutes } from './use-join-routes.ts'

/** What can be done with all the elements that are picked. */
export function SelectionDetails({ ids }: { ids: readonly ElementId[] }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { map } = useScreen()
  const plan = useShownPlan()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const joinRoutes = useJoinRoutes()
  const deleteElements = useDeleteElements()
  const duplicate = useDuplicateElements()
  const { copy, cut } = useElementClipboard()
  const { hide, lock } = useFlagElements()
  const elements = ids.flatMap((id) => {
    const element = plan.get(id)
    return element && element.kind !== 'sheet' ? [element] : []
  })
  const [first, ...others] = elements
  const { free, locked } = apartFromLocked(plan, ids)
  const phrase = elementsPhrase(i18n, elements)
  const areHidden = elements.every(({ hidden }) => hidden)
  const areLocked = elements.every((element) => element.locked)
  const areRoutes = others.length > 0 && elements.every(({ kind }) => kind === 'route')
  const colors = new Set(elements.flatMap((element) => ('color' in element ? (element.color ?? []) : [])))
  const [color] = colors.size === 1 ? colors : []
  const join = () => {
    if (!first) return
    const note = i18n._('Join {count} routes to {element}', {
      count: elements.length,
      element: elementPhrase(i18n, first),
    })
    joinRoutes(ids, note)
  }
  return (
    <section className={styles.details} aria-label={i18n._('What is picked')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{i18n._('Picked: {element}', { element: phrase })}</h2>
        <IconButton
          icon={Locate}
          label={i18n._('Show on the map')}
          onClick={() => map.current?.fit([...ids])}
        />
        <IconButton icon={X} label={i18n._('Let go')} onClick={() => selection.select([])} />
      </header>
      <div className={styles.body}>
        <div className={styles.actions}>
          <Button onClick={() => void copy(ids)}>
            <ClipboardCopy size={18} aria-hidden="true" />
            {i18n._('Copy')}
          </Button>
          {mayEdit && (
            <>
              <Button onClick={() => void cut(ids)}>
                <Scissors size={18} aria-hidden="true" />
                {i18n._('Cut')}
              </Button>
              <Button onClick={() => duplicate(ids)}>
                <CopyPlus size={18} aria-hidden="true" />
                {i18n._('Duplicate')}
              </Button>
              <Button aria-pressed={areHidden} onClick={() => hide(ids)}>
                <EyeOff size={18} aria-hidden="true" />
                {areHidden ? i18n._('Show') : i18n._('Hide')}
              </Button>
              <Button aria-pressed={areLocked} onClick={() => lock(ids)}>
                <Lock size={18} aria-hidden="true" />
                {areLocked ? i18n._('Unlock') : i18n._('Lock')}
              </Button>
              {areRoutes && locked.length === 0 && (
                <Button onClick={join}>
                  <Spline size={18} aria-hidden="true" />
                  {i18n._('Join to one route')}
                </Button>
              )}
              {free.length > 0 && <OrderMenu />}
              <Button onClick={() => deleteElements(ids)}>
                <Trash2 size={18} aria-hidden="true" />
                {i18n._('Delete')}
              </Button>
            </>
          )}
        </div>
        {mayEdit && locked.length > 0 && (
          <p className={styles.hint}>
            {i18n._(
              '{count, plural, one {# of them is locked} other {# of them are locked}} and stays as it is.',
              {
                count: locked.length,
              },
            )}
          </p>
        )}
        <LockContext value={free.length === 0}>
          <LayerField ids={free} elements={elements} />
          {mayEdit && (
            <ColorField
              color={color}
              onChange={(chosen) =>
                edit(
                  (present) => recolorElements(present, free, chosen),
                  i18n._('Colour {element}', { element: phrase }),
                )
              }
            />
          )}
        </LockContext>
      </div>
    </section>
  )
}
