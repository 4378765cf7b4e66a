import { SetupError } from './setup-error.ts'

/**
 * Origins that tiles and images of maps may come from, as a content security policy names them: `https://tiles.example.org`,
 * `https://*.tiles.example.org`; several by commas or spaces.
 * @throws SetupError
 */
export function readPictureHosts(name: string, text: string | undefined): readonly string[] {
  const origins = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  for (const origin of origins) {
    if (/^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/i.test(origin)) continue
    throw new SetupError(
      `${name} has to be origins without a path, such as https://tiles.example.org; there is "${origin}".`,
    )
  }
  return origins
}
