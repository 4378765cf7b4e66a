import { buildApp } from '../scripts/build-app.ts'
import { builtApp } from './stack-test.ts'

/** Builds the app that all workers serve, apart from the folder that a running server or a person may use. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for one
export default async function buildOnce(): Promise<void> {
  await buildApp(builtApp)
}
