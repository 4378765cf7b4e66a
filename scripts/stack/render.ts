import { SetupError } from './setup-error.ts'

/**
 * Fills in `${EDGE_…}` of deploy/nginx.conf as nginx' own container does from its environment.
 * @throws SetupError if nginx cannot hold a value, such as an odd path
 */
export function renderNginxConfig(
  template: string,
  values: Readonly<Record<`EDGE_${string}`, string>>,
): string {
  const known = new Map(Object.entries(values))
  return template.replace(/\$\{(EDGE_[A-Z0-9_]+)\}/g, (_, name: string) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`deploy/nginx.conf asks for ${name}, which has no value.`)
    if (/["\\$]/.test(value)) {
      throw new SetupError(
        `nginx cannot use a path with a quote, a backslash or a dollar sign in it: ${value}`,
      )
    }
    return value
  })
}

/** webdis.json with the ports of this stack; everything else, the ACL above all, stays as it is. */
export function renderWebdisConfig(config: string, ports: { redisPort: number; webdisPort: number }): string {
  const parsed: Record<string, unknown> = JSON.parse(config)
  return JSON.stringify({ ...parsed, redis_port: ports.redisPort, http_port: ports.webdisPort }, null, 2)
}
