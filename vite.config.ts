import { execFileSync } from 'node:child_process'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { version } from './package.json' with { type: 'json' }
import { firstChunk } from './scripts/first-chunk.ts'
import { thirdParty } from './scripts/supply/third-party.ts'

// `npm run dev` sets DEV_EDGE to the edge's address, so that the browser talks to one origin here too.
const edge = process.env.DEV_EDGE

/** Of the source that is built; empty outside of a repository. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

const { app: namesThirdParties, inWorkers } = thirdParty()

export default defineConfig({
  plugins: [react(), namesThirdParties],
  worker: { plugins: inWorkers },
  define: {
    'import.meta.env.APP_VERSION': JSON.stringify(version),
    'import.meta.env.APP_COMMIT': JSON.stringify(commit()),
  },
  // One small sheet of styles: one that failed to come with a part of the page would not be asked for again.
  build: {
    target: 'es2022',
    sourcemap: true,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: firstChunk(import.meta.dirname) } },
  },
  server: { host: '127.0.0.1', ...(edge ? { proxy: { '/webdis': edge, '/config.json': edge } } : {}) },
})
