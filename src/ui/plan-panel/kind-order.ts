import type { Kind } from '../../plan/element.ts'

/** The kinds as lists show them. */
export const kindOrder: readonly Kind[] = ['route', 'point', 'circle', 'polygon', 'line', 'front', 'text']
