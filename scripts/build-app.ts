import { build } from 'vite'

/** Builds the browser's part into a folder, which is emptied first. */
export async function buildApp(outDir: string): Promise<void> {
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
