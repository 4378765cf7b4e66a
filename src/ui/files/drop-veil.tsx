import { useLingui } from '@lingui/react'
import { FileDown } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMayEdit } from '../use-stores.ts'
import styles from './drop-veil.module.css'

/** The whole window takes files; while one is dragged over it, a veil says so. */
export function DropVeil({ onDrop }: { onDrop: (file: File) => void }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent(onDrop)

  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onDragOver = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDropped = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) dropped(file)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDropped)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDropped)
    }
  }, [])

  if (!over) return null
  return (
    <div className={styles.veil}>
      <div className={styles.card}>
        <FileDown size={28} aria-hidden="true" />
        {mayEdit
          ? i18n._('Drop a plan file to open it, or an image to lay it on the map')
          : i18n._('Drop an image to lay it on the map')}
      </div>
    </div>
  )
}
