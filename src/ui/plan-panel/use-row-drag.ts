import { useState } from 'react'

/** What a row and its handle take to be dragged among rows of the same kind. */
export type RowDrag = {
  readonly row: Pick<React.HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDragLeave' | 'onDrop'> & {
    readonly 'data-dropping': true | undefined
  }
  readonly handle: Pick<React.HTMLAttributes<HTMLElement>, 'draggable' | 'onDragStart' | 'onDragEnd'>
}

/** Rows in a list change places by being dragged at their handles; `kind` tells one list from another. For mice: fingers and keys have buttons. */
export function useRowDrag(
  kind: string,
  onMove: (from: number, to: number) => void,
): (index: number) => RowDrag {
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const end = () => {
    setDragged(undefined)
    setOver(undefined)
  }
  return (index) => ({
    row: {
      'data-dropping': (over === index && dragged !== index) || undefined,
      onDragOver: (event) => {
        if (dragged === undefined) return
        event.preventDefault()
        setOver(index)
      },
      onDragLeave: () => setOver((present) => (present === index ? undefined : present)),
      onDrop: (event) => {
        if (dragged === undefined) return
        event.preventDefault()
        if (dragged !== index) onMove(dragged, index)
        end()
      },
    },
    handle: {
      draggable: true,
      onDragStart: (event) => {
        // Firefox drags nothing that has no data.
        event.dataTransfer.setData(`application/x-missioncast-${kind}`, String(index))
        event.dataTransfer.effectAllowed = 'move'
        setDragged(index)
      },
      onDragEnd: end,
    },
  })
}
