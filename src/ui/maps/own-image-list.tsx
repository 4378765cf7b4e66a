import { useLingui } from '@lingui/react'
import { Eye, EyeOff, ImagePlus, MapPinned, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { newElementId } from '../../plan/new-element.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { Notice } from '../kit/notice.tsx'
import { randomBytes } from '../random-bytes.ts'
import { usePlanMap } from '../use-stores.ts'
import styles from './map-layers-panel.module.css'
import { OpacityField } from './opacity-field.tsx'
import { type ImageProblem, mostImageMb, mostMegapixels, prepareImage } from './own-image-file.ts'

/** The user's own images on this map, and the ways for another one to come. */
export function OwnImageList({
  dropped,
  onPlace,
}: {
  dropped: File | undefined
  onPlace: (id: string) => void
}) {
  const { i18n } = useLingui()
  const { maps } = useApp()
  const map = usePlanMap()
  const titleId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<{ readonly name: string; readonly problem: ImageProblem }>()
  const { images, kept } = useStore(maps.images)
  const own = images.filter((image) => image.map === map?.id)

  const take = async (file: File) => {
    if (!map) return
    setProblem(undefined)
    const prepared = await prepareImage(file)
    if (!prepared.ok) {
      setProblem({ name: file.name, problem: prepared.problem })
      return
    }
    const { picture, width, height } = prepared
    const id = newElementId(randomBytes)
    maps.images.add({
      ...{ id, map: map.id, name: file.name.replace(/\.\w+$/, ''), picture, width, height },
      ...{ pins: [], opacity: 0.8, hidden: false },
    })
    onPlace(id)
  }
  const takeDropped = useEffectEvent((file: File) => void take(file).catch(console.error))
  useEffect(() => {
    if (dropped) takeDropped(dropped)
  }, [dropped])

  return (
    <section className={styles.group} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.subtitle}>
        {i18n._('Your own images')}
      </h3>
      {map ? (
        <>
          <ul className={styles.list}>
            {own.map((image) => (
              <li key={image.id} className={styles.layer}>
                <div className={styles.row}>
                  <span className={styles.name}>
                    <NameText text={image.name} />
                  </span>
                  <IconButton
                    icon={image.hidden ? EyeOff : Eye}
                    label={
                      image.hidden
                        ? i18n._('Show {name}', { name: image.name })
                        : i18n._('Hide {name}', { name: image.name })
                    }
                    onClick={() => maps.images.change(image.id, { hidden: !image.hidden })}
                  />
                  <IconButton
                    icon={MapPinned}
                    label={i18n._('Move {name}', { name: image.name })}
                    onClick={() => onPlace(image.id)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={i18n._('Remove {name}', { name: image.name })}
                    onClick={() => maps.images.remove(image.id)}
                  />
                </div>
                {image.pins.length < 2 ? (
                  <p className={styles.soft}>{i18n._('It does not lie on the map yet.')}</p>
                ) : (
                  !image.hidden && (
                    <OpacityField
                      name={image.name}
                      value={image.opacity}
                      onChange={(opacity) => maps.images.change(image.id, { opacity })}
                    />
                  )
                )}
              </li>
            ))}
          </ul>
          {problem && (
            <Notice tone="danger" live="alert" title={i18n._('Not taken: {name}', { name: problem.name })}>
              {problemWords(problem.problem)}
            </Notice>
          )}
          {!kept && (
            <Notice tone="warn" live="status">
              {i18n._('This browser does not keep images: they are gone when you close the page.')}
            </Notice>
          )}
          <Button onClick={() => input.current?.click()}>
            <ImagePlus size={18} aria-hidden="true" />
            {i18n._('Lay an image on the map …')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/*"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              if (file) void take(file).catch(console.error)
              // Choosing the same file again is a change, too.
              event.currentTarget.value = ''
            }}
          />
          <p className={styles.soft}>
            {i18n._(
              'Images stay on this device: they are not streamed and in no file. Viewers see the plan without them.',
            )}
          </p>
        </>
      ) : (
        <p className={styles.soft}>{i18n._('Choose a map first.')}</p>
      )}
    </section>
  )

  function problemWords(what: ImageProblem): string {
    switch (what) {
      case 'too-large':
        return i18n._('The file is larger than {most} MB. Save it smaller, as JPEG or WebP for instance.', {
          most: mostImageMb,
        })
      case 'too-many-pixels':
        return i18n._(
          'The image has more than {most} megapixels, which browsers cannot hold. Save it smaller: its longer side at 4,096 pixels is all that is shown.',
          { most: mostMegapixels },
        )
      case 'too-small':
        return i18n._('The image is smaller than 16 pixels.')
      case 'no-picture':
        return i18n._('This browser cannot read it as an image. PNG, JPEG and WebP are sure to work.')
    }
  }
}
