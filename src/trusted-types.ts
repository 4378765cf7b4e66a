// Text never becomes HTML or a script in this page: the edge asks browsers for that (`require-trusted-types-for`) and lets
// exist this one policy alone. OpenLayers measures the height of a font by an element that it fills by way of `innerHTML`,
// always with the same letter; anything else throws.

const measuredByMap = 'M'

type Policies = {
  readonly createPolicy: (
    name: 'default',
    rules: { readonly createHTML: (html: string) => string },
  ) => unknown
}

declare global {
  interface Window {
    /** Not in every browser. */
    readonly trustedTypes?: Policies
  }
}

/** Has to run before the map draws. */
export function allowNoHtml({ trustedTypes }: Pick<Window, 'trustedTypes'>): void {
  trustedTypes?.createPolicy('default', {
    createHTML: (html) => {
      if (html === measuredByMap) return html
      throw new TypeError('No text becomes HTML in this page.')
    },
  })
}
