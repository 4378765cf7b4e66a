import { later } from '../kit/later.ts'

// Both are shown, and so fetched, right after the first paint.
export const FileMenu = later(async () => (await import('./file-menu.tsx')).FileMenu)
export const ThemeMenu = later(async () => (await import('./theme-menu.tsx')).ThemeMenu)
