import { readdir, readFile } from 'node:fs/promises'
import { cssFeatures, transformCss, web } from './house.mjs'

/** Browsers since early 2022: what is newer stands behind a query or is an ornament. */
const TARGETS = { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) }

/**
 * All sheets of `styles/` in the order of their names, as one small file. `asset:NAME` inside `url()` becomes the
 * hashed file beside it.
 * @param {(name: string) => string} fileOf hashed file name of an asset
 */
export async function makeStyles(fileOf) {
  const names = (await readdir(web('styles'))).filter((name) => name.endsWith('.css')).toSorted()
  const sheets = await Promise.all(names.map((name) => readFile(web(`styles/${name}`), 'utf8')))
  const source = sheets.join('\n').replace(/asset:([\w.-]+)/gu, (_, name) => fileOf(name))
  const { code, warnings } = transformCss({
    filename: 'reader.css',
    code: Buffer.from(source),
    minify: true,
    targets: TARGETS,
    // Logical properties follow the page's direction by themselves; compiled ones would double every rule.
    exclude: cssFeatures.LogicalProperties,
  })
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.message).join('\n'))
  return Buffer.from(code)
}
