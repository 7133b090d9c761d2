import { spawn } from 'node:child_process'

/**
 * Ends a server that a test run started if the run dies without a chance to do so itself (kill -9, power button):
 * a shell waits on a pipe from this process and acts when the pipe closes. Returns the function that calls it off.
 */
export function guard(pid: number, folder: string): () => void {
  const script = 'cat >/dev/null; kill -QUIT "$1" 2>/dev/null; sleep 1; kill -KILL "$1" 2>/dev/null; rm -rf "$2"'
  const guardian = spawn('/bin/sh', ['-c', script, 'guardian', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guardian.unref()
  guardian.stdin.on('error', () => {
    // The guardian was called off and its end of the pipe is closed: nothing is lost.
  })
  return () => guardian.kill('SIGKILL')
}
