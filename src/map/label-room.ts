/** A box on the screen, CSS pixels. */
export type Room = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Keeps count of what is taken, so that labels do not lie on each other: who asks first has the room. */
export class LabelRoom {
  private readonly taken: Room[] = []

  /** Takes the room whether it is free or not. */
  take(room: Room): void {
    this.taken.push(room)
  }

  /** Takes the first of the rooms that is free; undefined if none is. */
  takeFree(rooms: readonly Room[]): Room | undefined {
    const free = rooms.find((room) => !this.taken.some((other) => meet(room, other)))
    if (free) this.taken.push(free)
    return free
  }
}

const meet = (a: Room, b: Room): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

export const roomAround = (x: number, y: number, width: number, height: number): Room => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})
