import type { DataSource } from './data-sources.ts'
import type { ShippedPackage } from './shipped-package.ts'

/** What the bill is of. */
export type Product = { readonly name: string; readonly version: string; readonly licence: string }

/**
 * A bill of materials as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). `npm sbom` would list all that our dependencies
 * ask for; this is what the bundle really holds. The same bundle gives the same text: no time, no serial number.
 */
export function sbomText(
  { name, version, licence }: Product,
  packages: readonly ShippedPackage[],
  data: readonly DataSource[],
): string {
  const components = [...packages.map(packageComponent), ...data.map(dataComponent)]
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': name, name, version, licenses: licences(licence) },
    },
    components,
    dependencies: [{ ref: name, dependsOn: components.map((component) => component['bom-ref']) }],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}

function packageComponent({ name, version, licence, integrity }: ShippedPackage) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const sha512 = integrity.split(/\s+/).find((hash) => hash.startsWith('sha512-')) ?? ''
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512.slice(7), 'base64').toString('hex') }],
    licenses: licences(licence),
    purl,
  }
}

function dataComponent({ name, version, licence, url }: DataSource) {
  return {
    type: 'data',
    'bom-ref': `data:${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    ...(version === undefined ? {} : { version }),
    licenses: licence === undefined ? [{ license: { name: 'public domain' } }] : licences(licence),
    externalReferences: [{ type: 'website', url }],
  }
}

/** One licence by its id, several as the expression they are. */
const licences = (licence: string) =>
  /^[\w.+-]+$/.test(licence) ? [{ license: { id: licence } }] : [{ expression: licence }]
