/** `npm start`: everything that Missioncast needs, until Ctrl-C. */
import { join } from 'node:path'
import { buildApp } from './build-app.ts'
import { runUntilStopped, say } from './run-until-stopped.ts'
import { readSettings } from './settings.ts'
import { requireFolderIsFree } from './stack/data-folder.ts'
import { startKeptStack } from './stack/kept-stack.ts'
import { chooseEdgePort } from './stack/ports.ts'
import { installMissing, STACK_PROGRAMS } from './stack/programs.ts'

await runUntilStopped(async (fail) => {
  const { port, host, dataDir, proxy } = readSettings(process.env)
  await requireFolderIsFree(dataDir)
  installMissing(STACK_PROGRAMS, say)
  const edgePort = await chooseEdgePort(port, host)
  say('Building the app …')
  const siteDir = join(dataDir, 'app')
  await buildApp(siteDir)
  say('Starting Redis, Webdis and nginx …')
  const stack = await startKeptStack({
    dataDir,
    port: edgePort,
    host,
    siteDir,
    trustedProxy: proxy,
    say,
    giveUp: fail,
  })
  say(`\nMissioncast is ready: ${stack.url}\n`)
  say(`Streams are kept in ${dataDir}. Ctrl-C stops it.`)
  return stack.stop
})
