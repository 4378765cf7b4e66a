import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Building2, Crosshair, Layers, MapPin } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { loadTowns } from '../../map/city-list.ts'
import { type FoundPlace, findPlaces, type Town } from '../../plan/find-places.ts'
import styles from '../commands/palette.module.css'
import modalStyles from '../kit/modal.module.css'
import { NameText } from '../kit/name-text.tsx'
import { Notice } from '../kit/notice.tsx'
import { kindIcons } from '../screen/tool-list.ts'
import { usePlanMap, useShownPlan, useShownUnits } from '../use-stores.ts'
import { kindWord } from '../words/kind-words.ts'
import { positionWords } from '../words/position-words.ts'
import { useGoTo } from './use-go-to.ts'

type Entry = FoundPlace & { readonly key: string; readonly label: string; readonly aside: string }

/** One field for everything that a map can be moved to: places by name, by coordinates, by grid. */
export function GoToDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const units = useShownUnits()
  const plan = useShownPlan()
  const towns = useTowns()
  const goTo = useGoTo()
  const [text, setText] = useState('')
  const entries = useMemo(
    () =>
      (map ? findPlaces({ map, units, plan, towns }, text) : []).map((place, index): Entry => {
        const label = place.type === 'position' ? positionWords(i18n, map, place.at) : place.name
        return { ...place, key: `${index} ${label}`, label, aside: asideOf(i18n, place) }
      }),
    [map, units, plan, towns, text, i18n],
  )

  const run = (place: FoundPlace) => {
    onClose()
    goTo(place)
  }
  const isNothing = text.trim() !== '' && entries.length === 0
  const example =
    map?.type === 'game'
      ? i18n._('A name, or row, column and keypad as in {example}.', { example: '1215.7' })
      : i18n._('A name, coordinates as in {coordinates}, or MGRS as in {mgrs}.', {
          coordinates: '52.52, 13.405',
          mgrs: '33U UU 90 19',
        })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={modalStyles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup}>
            <Dialog.Title className="visually-hidden">{i18n._('Go to')}</Dialog.Title>
            {map ? (
              <Autocomplete.Root
                inline
                open
                items={entries}
                filteredItems={entries}
                value={text}
                // A choice would write itself into the field.
                onValueChange={(next, { reason }) => reason !== 'item-press' && setText(next)}
                itemToStringValue={(entry: Entry) => entry.label}
                autoHighlight="always"
                keepHighlight
              >
                <Autocomplete.Input
                  className={styles.input}
                  aria-label={i18n._('Go to')}
                  placeholder={i18n._('Go to a place …')}
                  autoComplete="off"
                  dir="auto"
                />
                <div className="visually-hidden" role="status">
                  {i18n._('{count, plural, =0 {Nothing found} one {# found} other {# found}}', {
                    count: entries.length,
                  })}
                </div>
                {entries.length === 0 && (
                  <p className={styles.none}>
                    {isNothing ? `${i18n._('There is no such place on this map.')} ${example}` : example}
                  </p>
                )}
                <Autocomplete.List className={styles.list} aria-label={i18n._('Found')}>
                  {(entry: Entry) => {
                    const Icon = iconOf(entry)
                    return (
                      <Autocomplete.Item
                        key={entry.key}
                        value={entry}
                        className={styles.item}
                        onClick={() => run(entry)}
                      >
                        <Icon size={18} aria-hidden="true" />
                        <NameText text={entry.label} />
                        <span className={styles.aside}>{entry.aside}</span>
                      </Autocomplete.Item>
                    )
                  }}
                </Autocomplete.List>
              </Autocomplete.Root>
            ) : (
              <Notice tone="warn">
                {i18n._('Choose a map first: coordinates mean nothing without one.')}
              </Notice>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What a found place is, beside its name. */
function asideOf(i18n: I18n, place: FoundPlace): string {
  switch (place.type) {
    case 'position':
      return i18n._('place')
    case 'town':
      return i18n._('town')
    case 'waypoint':
      return i18n._('waypoint')
    case 'layer':
      return i18n._('layer')
    case 'element':
      return kindWord(i18n, place.kind)
  }
}

function iconOf(place: FoundPlace) {
  switch (place.type) {
    case 'position':
      return Crosshair
    case 'town':
      return Building2
    case 'waypoint':
      return MapPin
    case 'layer':
      return Layers
    case 'element':
      return kindIcons[place.kind]
  }
}

/** None while they are on their way; without them all else is found. */
function useTowns(): readonly Town[] {
  const [towns, setTowns] = useState<readonly Town[]>([])
  useEffect(() => {
    loadTowns().then(setTowns, console.error)
  }, [])
  return towns
}
