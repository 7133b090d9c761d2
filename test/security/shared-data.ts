import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../../../shared/data/security', import.meta.url))

/** Attack sets that stand beside the repository; a test over them is registered only where they are. */
export const hasShared = (set = ''): boolean => existsSync(join(FOLDER, set))

export const sharedJson = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))

/** Every payload of a set: strings of a JSON file, lines of a text, else the file as a whole. */
export function sharedPayloads(set: string): string[] {
  return filesBelow(join(FOLDER, set)).flatMap(payloadsOf)
}

function filesBelow(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]
}

function payloadsOf(path: string): string[] {
  const content = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) return stringsOf(JSON.parse(content))
  return path.endsWith('.txt') ? content.split('\n') : [content]
}

export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
