/** `npm run dev`: the same stack, with Vite's server and hot reload in front of it, until Ctrl-C. */
import { createServer } from 'vite'
import { runUntilStopped, say } from './run-until-stopped.ts'
import { readDevSettings } from './settings.ts'
import { requireFolderIsFree } from './stack/data-folder.ts'
import { startKeptStack } from './stack/kept-stack.ts'
import { chooseEdgePort } from './stack/ports.ts'
import { installMissing, STACK_PROGRAMS } from './stack/programs.ts'

await runUntilStopped(async (fail) => {
  const { port, host, dataDir } = readDevSettings(process.env, process.argv.slice(2))
  await requireFolderIsFree(dataDir)
  const vitePort = port === undefined ? {} : { port: await chooseEdgePort(port, host), strictPort: true }
  installMissing(STACK_PROGRAMS, say)
  const stack = await startKeptStack({ dataDir, say, giveUp: fail })
  // vite.config.ts sends /webdis and /config.json there.
  process.env.DEV_EDGE = stack.url
  const vite = await createServer({ server: { host, ...vitePort } })
  await vite.listen()
  say(
    `\nMissioncast is ready, with hot reload: ${vite.resolvedUrls?.local[0] ?? vite.resolvedUrls?.network[0]}\n`,
  )
  say(`Streams are kept in ${dataDir}. Ctrl-C stops it.`)
  return async () => {
    await vite.close()
    await stack.stop()
  }
})
