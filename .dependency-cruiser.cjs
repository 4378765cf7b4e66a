// Who may import whom (ARCHITECTURE.md). What is not allowed here is an error.

const swc = require('@swc/core')

// dependency-cruiser 17 parses every file as TypeScript without JSX; TypeScript 7 has no parser to offer it instead.
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })

/** Tests, and what only tests use. */
const TEST = '(\\.(test|spec)\\.tsx?|-arbitrary\\.ts|/raw-server\\.ts|/fake/[^/]+)$'

/** A folder of src, and those folders of ours that it may import besides itself. */
const mayImport = {
  plan: [],
  webdis: [],
  formats: ['plan'],
  map: ['plan'],
  stream: ['webdis', 'plan'],
  state: ['stream', 'plan'],
  ui: ['state', 'map', 'formats', 'plan'],
}

/** The vocabulary of the live plan. The sessions themselves are reached through src/state. */
const STREAM_WORDS = '^src/stream/(session|wire)\\.ts$'

const directions = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports-${others.join('-') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: TEST },
  to: {
    path: '^(src|cli|lua|deploy|e2e|bench|faults|scripts)/',
    pathNot: [`^src/(${[folder, ...others].join('|')})/`, ...(folder === 'ui' ? [STREAM_WORDS] : [])],
  },
}))

/** A package, and where alone it may be used. */
const packagesAt = [
  ['react(-dom)?|@base-ui|lucide-react', '^src/(ui/|main\\.tsx$)'],
  ['@lingui/react', '^src/(ui/|main\\.tsx$)'],
  ['@tanstack/react-query', '^src/(ui/|main\\.tsx$)'],
  ['ol|topojson-client', '^src/map/'],
  ['zustand', '^src/(state|ui)/'],
  ['idb', '^src/state/'],
  ['eventsource-parser', '^src/webdis/'],
  ['hash-wasm', '^src/stream/'],
].map(([packages, where]) => ({
  name: `only-there-${packages.replace(/\W+/g, '-')}`,
  severity: 'error',
  from: { path: '^(src|cli)/', pathNot: [where, TEST] },
  to: { path: `^node_modules/(${packages})/` },
}))

module.exports = {
  forbidden: [
    ...directions,
    ...packagesAt,
    {
      name: 'nobody-imports-the-composition-root',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.tsx$' },
    },
    {
      name: 'only-composition-roots-read-the-configuration',
      severity: 'error',
      from: { pathNot: ['^src/main\\.tsx$', '^src/config(\\.test)?\\.ts$', '^cli/'] },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'cli-has-no-screen',
      severity: 'error',
      from: { path: '^cli/', pathNot: TEST },
      to: { path: '^(src/(ui|map|state)|lua|deploy|e2e|bench|faults|scripts)/' },
    },
    {
      name: 'the-browser-has-no-node',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'what-ships-is-a-dependency',
      severity: 'error',
      from: { path: '^(src|cli)/', pathNot: TEST },
      // Types are gone when it ships.
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '^node_modules/@types/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['import', 'browser', 'default'], exportsFields: ['exports'] },
  },
}
