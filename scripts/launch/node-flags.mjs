/**
 * Where a processor has memory protection keys, V8 keeps a map of its code pages for the whole process, and with several
 * threads that map is now and then found wrong: the process ends with "Check failed: jit_page.has_value()". Seen with
 * Node 24 in a whole run of the tests; the map is only kept while this guard is on, and only Linux on x64 has it.
 */
export const NODE_FLAGS = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []
