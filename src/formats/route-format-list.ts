/** The formats of other planners, which hold a flight or little more (`format-list.ts`). */
export const routeFormats = [
  {
    id: 'qgc-plan',
    title: 'QGroundControl plan',
    endings: ['.plan'],
    mimeType: 'application/json',
    reads: true,
    writes: true,
    geographic: true,
  },
  {
    id: 'qgc-waypoints',
    title: 'QGroundControl waypoints',
    endings: ['.waypoints'],
    mimeType: 'text/plain',
    reads: true,
    writes: true,
    geographic: true,
  },
] as const
