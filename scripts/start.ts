/** `npm start`: everything that Missioncast needs, until Ctrl-C. */
import { join } from 'node:path'
import { buildApp } from './build-app.ts'
import { runUntilStopped, say } from './run-until-stopped.ts'
import { readSettings } from './settings.ts'
import { requireFolderIsFree } from './stack/data-folder.ts'
import { startKeptStack } from './stack/kept-stack.ts'
import { chooseEdgePort, PLAIN_PORT, TLS_PORT } from './stack/ports.ts'
import { installMissing, OPENSSL, STACK_PROGRAMS } from './stack/programs.ts'
import { aboutTls, prepareTls } from './tls/prepare-tls.ts'

await runUntilStopped(async (fail) => {
  const settings = readSettings(process.env, process.argv.slice(2))
  const { port, host, dataDir, proxy } = settings
  await requireFolderIsFree(dataDir)
  installMissing(settings.tls?.type === 'local' ? [...STACK_PROGRAMS, OPENSSL] : STACK_PROGRAMS, say)
  const edgePort = await chooseEdgePort(port, host, { usual: settings.tls ? TLS_PORT : PLAIN_PORT })
  const tls = await prepareTls(settings)
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
    pictureHosts: settings.pictureHosts,
    ...(tls && { tls }),
    say,
    giveUp: fail,
  })
  say(`\nMissioncast is ready: ${stack.url}\n`)
  for (const line of aboutTls(settings, tls)) say(line)
  say(`Streams are kept in ${dataDir}. Ctrl-C stops it.`)
  return stack.stop
})
