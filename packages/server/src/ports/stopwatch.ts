/**
 * Milliseconds of processor time that this thread has used, never running backwards: for how much work something was.
 * Waiting for a processor on a busy machine is no work, so nothing is held because others were at work.
 */
export function stopwatch(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
