import { dirname, delimiter } from 'node:path'
import { exists, inHouse } from './house.mjs'

/** SQLite before 3.51.3 can corrupt a database in WAL mode when two connections write and checkpoint at once. */
const SQLITE_FLOOR = '3.51.3'
const NODE_FLOOR = '24.14.0'

/**
 * The Node that runs Warraq: this one when it is new enough, otherwise the one pinned in the lock file,
 * otherwise undefined.
 * @param {{ node: string, sqlite?: string }} versions
 */
export function chooseRuntime(versions = process.versions) {
  if (atLeast(versions.node, NODE_FLOOR) && atLeast(versions.sqlite ?? '0', SQLITE_FLOOR)) return process.execPath
  const pinned = inHouse('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return exists(pinned) ? pinned : undefined
}

export const machineName = () => `${process.platform} ${process.arch}, Node ${process.versions.node}`

/** The environment of a child, with the chosen runtime first on PATH so that whatever it starts uses the same one. */
export function environmentFor(runtime, env = process.env) {
  return { ...env, PATH: [dirname(runtime), env.PATH].filter(Boolean).join(delimiter) }
}

export function atLeast(version, floor) {
  const [a, b] = [version, floor].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)))
  for (let i = 0; i < b.length; i += 1) {
    if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > b[i]
  }
  return true
}
