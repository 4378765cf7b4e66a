import { spawn } from 'node:child_process'

/** Ends the parts and removes what is temporary even if we are killed and can do nothing ourselves. */
export type Guard = {
  add(pid: number): void
  remove(pid: number): void
  /** Ends what is still listed, if anything. */
  close(): void
}

/**
 * A shell that reads process ids from a pipe. The pipe ends when we do, however that comes about; then it ends those
 * processes that are still listed, each of which leads a group, and removes the folder given.
 */
const GUARD = `
pids=' '
while read -r verb pid; do
  case $verb in
    add) pids="$pids$pid " ;;
    remove) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
for pid in $pids; do kill -CONT "$pid"; kill -TERM "$pid"; done
for pid in $pids; do
  tries=0
  while kill -0 "$pid" && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL "-$pid"
done
[ -z "$1" ] || rm -rf "$1"
`

export function createGuard(temporaryFolder: string | undefined): Guard {
  const shell = spawn('sh', ['-c', GUARD, 'missioncast-guard', temporaryFolder ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // It has to outlive us and must not keep us alive.
  shell.unref()
  // If the guard is gone, we still end the parts ourselves.
  shell.stdin.on('error', () => {})
  const tell = (line: string) => shell.stdin.write(`${line}\n`)
  return {
    add: (pid) => tell(`add ${pid}`),
    remove: (pid) => tell(`remove ${pid}`),
    close: () => shell.stdin.end(),
  }
}
