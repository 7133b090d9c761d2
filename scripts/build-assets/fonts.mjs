import { readFile } from 'node:fs/promises'
import { FONTS } from './characters.mjs'
import { fontPath, fontverter, subsetFont } from './house.mjs'
import { mergeFonts } from './merge-fonts.mjs'

async function sfnt(family, cut, weight) {
  return fontverter.convert(await readFile(fontPath(family, cut, weight)), 'sfnt')
}

/** One WOFF2 file of a family: its Arabic and Latin cuts joined, then only the characters a newspaper prints. */
async function makeFont({ name, family, weight, characters }) {
  const [arabic, latin] = await Promise.all([sfnt(family, 'arabic', weight), sfnt(family, 'latin', weight)])
  const bytes = await subsetFont(mergeFonts(arabic, latin), characters, { targetFormat: 'woff2', noHinting: true })
  return { name: `${name}.woff2`, bytes: Buffer.from(bytes) }
}

/** @returns {Promise<{name: string, bytes: Buffer}[]>} */
export function makeFonts() {
  return Promise.all(FONTS.map(makeFont))
}
