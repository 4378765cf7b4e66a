import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chooseInFileMenu } from './screen.ts'
import { builtApp, expect, test } from './stack-test.ts'

/** The packages in the bundle, as its source maps have them: told by another way than the notices are made. */
function bundledPackages(): string[] {
  const assets = join(builtApp, 'assets')
  const sources = readdirSync(assets)
    .filter((file) => file.endsWith('.js.map'))
    .flatMap((file): string[] => JSON.parse(readFileSync(join(assets, file), 'utf8')).sources)
    .map((source) => resolve(assets, source))
  const names = sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
  return [...new Set(names)].sort()
}

/** Small modules of theirs are in the bundle, without a source map. */
const builders = ['rolldown', 'vite']

const textOf = (file: string) => readFileSync(join(builtApp, file), 'utf8')

// A page of plain text names no icon, so the browser asks for the one of old.
test.use({ tolerated: /favicon\.ico/ })

test('the menu leads to the licences of all that is in the bundle', async ({ page, context }) => {
  await page.goto('/')
  const opened = context.waitForEvent('page')
  await chooseInFileMenu(page, 'Licences of third parties')
  const notices = await opened
  await expect(notices).toHaveURL(/\/notices\.txt$/)
  const shown = notices.locator('body')
  await expect(shown).toContainText('GeoNames (CC-BY-4.0)')
  await expect(shown).toContainText('Étienne Tétreault-Pinard')
  const parts = ((await shown.textContent()) ?? '').split(/\n-{80}\n/)
  const packages = bundledPackages()
  expect(packages).toContain('react-dom')
  for (const name of packages) {
    const { license } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'))
    const [file] = readdirSync(join('node_modules', name)).filter((entry) => /^licen[cs]e/i.test(entry))
    const licence = readFileSync(join('node_modules', name, file ?? ''), 'utf8').trim()
    const part = parts.find((text) => text.startsWith(`\n${name} `))
    expect(part).toContain(`(${license})`)
    expect(part).toContain(licence.replaceAll('\r\n', '\n'))
  }
})

test('the bill of materials names what is in the bundle and the data, and no more', () => {
  const { components } = JSON.parse(textOf('sbom.cdx.json'))
  const names = (type: string) =>
    components
      .filter((component: { type: string }) => component.type === type)
      .map(({ name }: { name: string }) => name)
  expect(names('library').sort()).toEqual([...bundledPackages(), ...builders].sort())
  expect(names('data')).toEqual(['Natural Earth', 'GeoNames'])
})

test('neither tells where the app was built', () => {
  for (const file of ['notices.txt', 'sbom.cdx.json']) {
    expect(textOf(file)).not.toContain(process.cwd())
    expect(textOf(file)).not.toMatch(/node_modules|localhost|127\.0\.0\.1|file:|registry/)
  }
})
