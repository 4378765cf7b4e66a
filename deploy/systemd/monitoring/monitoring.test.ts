import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { EDGE_LIMITS } from '../../../scripts/stack/servers.ts'
import { parseHostArguments } from '../host-arguments.ts'

const read = (name: string) => readFileSync(`deploy/systemd/monitoring/${name}`, 'utf8')
const doc = readFileSync('docs/hosting.md', 'utf8')

const Scrapes = v.object({
  scrape_configs: v.array(
    v.object({
      job_name: v.string(),
      static_configs: v.array(v.object({ targets: v.array(v.string()) })),
    }),
  ),
})
const Alerts = v.object({
  groups: v.array(v.object({ rules: v.array(v.object({ alert: v.string(), expr: v.string() })) })),
})
const jobs = new Map(
  v
    .parse(Scrapes, parse(read('prometheus.yml'), { merge: true }))
    .scrape_configs.map((job) => [job.job_name, job.static_configs.flatMap(({ targets }) => targets)]),
)
const alerts = v.parse(Alerts, parse(read('alerts.yml'))).groups.flatMap(({ rules }) => rules)

test('what is watched is where an installation puts it unless told otherwise', () => {
  const host = parseHostArguments([])
  if (host === 'help') throw new Error('no help was asked for')
  const { port, webdisPorts, statusPort, redisPort } = host.settings
  expect(jobs.get('whole-way')).toEqual([`http://127.0.0.1:${port}/webdis/FCALL_RO/stream_version/0`])
  expect(jobs.get('webdis')).toEqual(webdisPorts.map((webdisPort) => `http://127.0.0.1:${webdisPort}/PING`))
  expect(doc).toContain(`-nginx.scrape-uri=http://127.0.0.1:${statusPort}/status`)
  expect(doc).toContain(`-redis.addr=redis://127.0.0.1:${redisPort} -redis.user=monitor`)
})

test('the page’s commands watch the port that its commands install on', () => {
  const [, port] = /host:install -- --host \S+ --port (\d+)$/m.exec(doc) ?? []
  const [, script = ''] = /^sudo sed -i '(.+)' \/etc\/prometheus\/prometheus\.yml$/m.exec(doc) ?? []
  const watching = execFileSync('sed', [script, 'deploy/systemd/monitoring/prometheus.yml'], {
    encoding: 'utf8',
  })
  expect(watching).toContain(`["http://127.0.0.1:${port}/webdis/FCALL_RO/stream_version/0"]`)
})

test('every exporter that is asked is told to listen on loopback', () => {
  const listening = [...doc.matchAll(/listen-address=(\S+?:\d+)/g)].map(([, address]) => address)
  expect(listening.every((address) => address?.startsWith('127.0.0.1:'))).toBe(true)
  for (const job of ['redis', 'edge'])
    for (const target of jobs.get(job) ?? ['nothing']) expect(listening).toContain(target)
})

test('every alert is explained, and those about limits come before the limit', () => {
  for (const { alert } of alerts) expect(doc).toContain(`| ${alert} |`)
  const clients = alerts.find(({ alert }) => alert === 'RedisManyClients')?.expr
  expect(Number(clients?.split('>').at(-1))).toBeLessThan(EDGE_LIMITS.openStreamsInAll)
})

test('the counter of the access log finds the status where the edge writes it', () => {
  expect(readFileSync('deploy/nginx.conf', 'utf8')).toContain(
    "log_format edge '$time_iso8601 $status $request_method ",
  )
  const [, pattern = ''] = /^\/(.+)\/ \{$/m.exec(read('edge-log.mtail')) ?? []
  const line = '2026-11-21T04:12:42+00:00 502 PUT /webdis/FCALL_RO/stream_version/0 27 0.012'
  expect(new RegExp(pattern.replace('?P<', '?<')).exec(line)?.groups).toEqual({ status: '502' })
})
