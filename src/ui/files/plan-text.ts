import { formatOfFileName } from '../../formats/format-list.ts'
import { type PlanLink, readPlanAddress } from './plan-link.ts'

/**
 * What a pasted text is to us: a plan file's content, or a link to a plan. `elsewhere`: the address of a plan file of another site.
 * Undefined where it is nothing of that.
 */
export function readPlanText(
  text: string,
  page: URL,
): { readonly type: 'text' } | PlanLink | 'elsewhere' | undefined {
  if (/^\s*([{[]|<\?xml|<kml\b|<gpx\b|QGC WPL)/.test(text)) return { type: 'text' }
  const address = readPlanAddress(text)
  if (!address) return undefined
  const { link, url } = address
  // What a link carries is the same wherever it leads.
  if (link?.type === 'carried') return link
  const isOurs = url.origin === page.origin
  if (link) return isOurs ? link : 'elsewhere'
  if (formatOfFileName(url.pathname) === undefined) return undefined
  return isOurs ? { type: 'file', file: url.href } : 'elsewhere'
}
