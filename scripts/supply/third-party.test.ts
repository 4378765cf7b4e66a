import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, createServer, type InlineConfig } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseFreePort } from '../stack/ports.ts'
import { thirdParty } from './third-party.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'missioncast-supply-'))
  write('package.json', JSON.stringify({ name: 'product', version: '1.2.3', license: 'MIT' }))
  write('index.html', '<script type="module" src="/main.js"></script>')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}

type Installed = { readonly name: string; readonly license?: string; readonly text?: string }

function install(...packages: readonly Installed[]): void {
  const locked = { version: '1.0.0', integrity: 'sha512-AAEC' }
  const entries = packages.map(({ name }) => [`node_modules/${name}`, locked])
  write(
    'package-lock.json',
    JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...Object.fromEntries(entries) } }),
  )
  for (const { name, license, text } of packages) {
    const folder = `node_modules/${name}`
    write(
      `${folder}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', license, sideEffects: false }),
    )
    write(`${folder}/index.js`, `export const word = () => document.title + ${JSON.stringify(name)}`)
    if (text !== undefined) write(`${folder}/LICENSE`, text)
  }
}

function config(): InlineConfig {
  const { app, inWorkers } = thirdParty()
  return { root, configFile: false, logLevel: 'silent', plugins: [app], worker: { plugins: inWorkers } }
}

async function built() {
  await build({ ...config(), build: { modulePreload: false } })
  const read = (file: string) => readFileSync(join(root, 'dist', file), 'utf8')
  const { components } = JSON.parse(read('sbom.cdx.json'))
  const names: string[] = components.map(({ name }: { name: string }) => name)
  return { notices: read('notices.txt'), components, names }
}

const kind: Installed = { name: '@some/kind', license: 'ISC', text: 'Copyright of the kind ones' }

test('names what is in the bundle with its licence, and nothing that was left out', async () => {
  install(kind, { name: 'unused', license: 'MIT', text: 'Copyright of nobody' })
  write(
    'main.js',
    `import { word } from '@some/kind'\nimport { word as other } from 'unused'\nconsole.log(word())`,
  )
  const { notices, names, components } = await built()
  expect(notices).toContain('@some/kind 1.0.0 (ISC)\n\nCopyright of the kind ones\n')
  expect(names).toContain('@some/kind')
  expect(names).not.toContain('unused')
  expect(notices).not.toContain('nobody')
  expect(components[0]).toEqual({
    type: 'library',
    'bom-ref': 'pkg:npm/%40some/kind@1.0.0',
    name: '@some/kind',
    version: '1.0.0',
    hashes: [{ alg: 'SHA-512', content: '000102' }],
    licenses: [{ license: { id: 'ISC' } }],
    purl: 'pkg:npm/%40some/kind@1.0.0',
  })
})

test('names what only a worker holds', async () => {
  install(kind)
  write('main.js', `new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })`)
  write('worker.js', `import { word } from '@some/kind'\nself.postMessage(word())`)
  expect((await built()).names).toContain('@some/kind')
})

test('names the data', async () => {
  install()
  write('main.js', 'console.log(1)')
  const { notices, names } = await built()
  expect(names).toEqual(['Natural Earth', 'GeoNames'])
  expect(notices).toContain('https://creativecommons.org/licenses/by/4.0/')
})

const uses = `import { word } from 'sly'\nconsole.log(word())`

test('does not build with a package whose licence forbids it', async () => {
  install({ name: 'sly', license: 'MPL-2.0', text: 'Copyright of the sly ones' })
  write('main.js', uses)
  await expect(built()).rejects.toThrow(
    /sly@1\.0\.0 is under MPL-2\.0, which is not allowed in what people get/,
  )
})

test('does not build with a package that names no licence or brings no text', async () => {
  write('main.js', uses)
  install({ name: 'sly', text: 'Copyright of the sly ones' })
  await expect(built()).rejects.toThrow('sly@1.0.0 names no licence')
  rmSync(join(root, 'node_modules'), { recursive: true })
  install({ name: 'sly', license: 'MIT' })
  await expect(built()).rejects.toThrow('sly@1.0.0 brings no licence text')
})

test('does not build with a package that was not locked', async () => {
  install({ name: 'sly', license: 'MIT', text: 'Copyright of the sly ones' })
  write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: {} }))
  write('main.js', uses)
  await expect(built()).rejects.toThrow(
    'node_modules/sly is in the bundle, but not installed as package-lock.json locks it',
  )
})

test('does not build with a module of which nobody can tell whose it is', async () => {
  install()
  write('main.js', `import 'virtual:riddle'`)
  const riddle = {
    name: 'riddle',
    resolveId: (id: string) => (id === 'virtual:riddle' ? '\0virtual:riddle' : null),
    load: (id: string) => (id === '\0virtual:riddle' ? 'console.log(1)' : null),
  }
  const { plugins = [], ...rest } = config()
  await expect(build({ ...rest, plugins: [...plugins, riddle] })).rejects.toThrow(
    'Nobody can tell whose virtual:riddle in the bundle is',
  )
})

test('the dev server tells of all that may be bundled', async () => {
  install(kind)
  const server = { host: '127.0.0.1', port: await chooseFreePort(), strictPort: true }
  const vite = await createServer({ ...config(), server })
  await vite.listen()
  const response = await fetch(`http://127.0.0.1:${server.port}/notices.txt`)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toContain('Copyright of the kind ones')
  await vite.close()
})
