import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** What the edge sends compressed, as deploy/nginx.conf lists it. */
const COMPRESSIBLE = /\.(css|html|js|json|svg|topojson|txt|wasm|webmanifest)$/

/** Builds the browser's part into a folder, which is emptied first, with a compressed copy of each file for the edge. */
export async function buildApp(outDir: string): Promise<void> {
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } })
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    if (content.length >= 1024) writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}
