/**
 * Where a processor has memory protection keys, V8 keeps a map of its code pages for the whole process, and with several
 * threads that map is now and then found wrong: the process ends with "Check failed: jit_page.has_value()". Seen with
 * Node 24 in a whole run of the tests; the map is only kept while this guard is on, and only Linux on x64 has it.
 */
export const NODE_FLAGS = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []

/**
 * For the server, which stays: on machines with much memory Node gives new objects up to 128 MB, of which a server of
 * pages needs a tenth. After 1,500 pages of a large archive 298 MB instead of 399, at the same processor time.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=8']

/** glibc keeps freed memory apart for every thread that ever freed some; two places are enough for the few there are. */
export function serverEnvironment(env = process.env) {
  return { MALLOC_ARENA_MAX: '2', ...env }
}
