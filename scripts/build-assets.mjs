// What the reader site loads besides its pages: three fonts, two sheets, one script, the mark. Written under hashed
// names to packages/server/dist/assets (or the folder given), compressed where that helps, with manifest.json:
// {"files": {"reader.css": {"file": "reader.1a2b3c4d5e.css", "encodings": ["br", "gzip"]}, …}}.
//   node scripts/build-assets.mjs [FOLDER]
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { makeFonts } from './build-assets/fonts.mjs'
import { inHouse } from './build-assets/house.mjs'
import { makeIcons } from './build-assets/icons.mjs'
import { makeIslands } from './build-assets/islands.mjs'
import { makeStyles } from './build-assets/styles.mjs'

const TEXT = new Set(['.css', '.js', '.svg'])
const folder = process.argv[2] === undefined ? inHouse('packages/server/dist/assets') : resolve(process.argv[2])

const compress = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}
const endings = { br: '.br', gzip: '.gz' }

function hashed({ name, bytes }) {
  const extension = extname(name)
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  return { name, bytes, file: `${name.slice(0, -extension.length)}.${mark}${extension}` }
}

const fonts = (await makeFonts()).map(hashed)
const fileOf = (name) => {
  const font = fonts.find((made) => made.name === name)
  if (font === undefined) throw new Error(`styles ask for an asset there is not: ${name}`)
  return font.file
}
const [styles, islands, icons] = await Promise.all([makeStyles(fileOf), makeIslands(), makeIcons()])
const assets = [...fonts, ...[...styles, islands, ...icons].map(hashed)]

await mkdir(folder, { recursive: true })
const written = new Set(['manifest.json'])
const write = async (name, bytes) => {
  written.add(name)
  await writeFile(join(folder, name), bytes)
}
const files = {}
for (const { name, file, bytes } of assets) {
  const encodings = TEXT.has(extname(file)) ? Object.keys(compress) : []
  await write(file, bytes)
  for (const encoding of encodings) await write(file + endings[encoding], await compress[encoding](bytes))
  files[name] = { file, encodings }
}
// The manifest comes last: whoever reads it finds every file it names.
await write('manifest.json', `${JSON.stringify({ files }, null, 2)}\n`)
for (const name of await readdir(folder)) if (!written.has(name)) await rm(join(folder, name))
