/** The browser's memory for small things; undefined where it is forbidden. */
export function localStorageIfAllowed(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
