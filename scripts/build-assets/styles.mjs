import { readdir, readFile } from 'node:fs/promises'
import { cssFeatures, transformCss, web } from './house.mjs'

/** Browsers since early 2022: what is newer stands behind a query or is an ornament. */
const TARGETS = { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) }

/** Two sheets, so that an article does not carry what only lists need. */
const SHEETS = [
  { name: 'reader.css', folder: 'styles' },
  { name: 'lists.css', folder: 'styles/lists' },
]

/**
 * The sheets of a folder in the order of their names, as one small file. `asset:NAME` inside `url()` becomes the
 * hashed file beside it.
 * @param {(name: string) => string} fileOf hashed file name of an asset
 */
async function makeSheet({ name, folder }, fileOf) {
  const names = (await readdir(web(folder))).filter((file) => file.endsWith('.css')).toSorted()
  const sheets = await Promise.all(names.map((file) => readFile(web(`${folder}/${file}`), 'utf8')))
  const source = sheets.join('\n').replace(/asset:([\w.-]+)/gu, (_, asset) => fileOf(asset))
  const { code, warnings } = transformCss({
    filename: name,
    code: Buffer.from(source),
    minify: true,
    targets: TARGETS,
    // Logical properties follow the page's direction by themselves; compiled ones would double every rule. The two
    // schemes are written out, so `light-dark()` needs no help.
    exclude: cssFeatures.LogicalProperties | cssFeatures.LightDark,
  })
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.message).join('\n'))
  return { name, bytes: Buffer.from(code) }
}

/** @param {(name: string) => string} fileOf */
export function makeStyles(fileOf) {
  return Promise.all(SHEETS.map((sheet) => makeSheet(sheet, fileOf)))
}
