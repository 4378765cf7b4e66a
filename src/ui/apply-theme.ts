import type { PreferencesStore } from '../state/preferences.ts'

/** Keeps the page in the chosen theme; tokens.css knows what `data-theme` means. */
export function applyTheme(preferences: PreferencesStore, root: HTMLElement): void {
  const apply = () => {
    const { theme } = preferences.getState()
    if (theme === 'system') delete root.dataset.theme
    else root.dataset.theme = theme
  }
  apply()
  preferences.subscribe(apply)
}
