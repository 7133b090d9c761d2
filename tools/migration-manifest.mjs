// Writes the hash of every migration file to migrations/manifest.json. Run it when a new step is added; a released
// step never changes, and the test beside store/migrate.ts holds the files against this list.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const folder = fileURLToPath(new URL('../packages/server/migrations', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .sort()
const hashes = files.map((name) => [
  name,
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex'),
])
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`)
