import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** Path of a file of this checkout. */
export const inHouse = (path) => fileURLToPath(new URL(path, root))

export const web = (path) => inHouse(`packages/server/src/web/${path}`)

const requireHere = createRequire(new URL('packages/newsroom/package.json', root))
const requireVite = createRequire(requireHere.resolve('vite'))

/** Build tools are dependencies of the workspace that is built with vite; lightningcss is vite's own. */
export const subsetFont = requireHere('subset-font')
export const { build: viteBuild } = await import(requireHere.resolve('vite'))
export const { transform: transformCss, Features: cssFeatures } = requireVite('lightningcss')
export const sharp = createRequire(new URL('packages/server/package.json', root))('sharp')
export const fontPath = (family, cut, weight) =>
  requireHere.resolve(`@fontsource/${family}/files/${family}-${cut}-${weight}-normal.woff2`)

const requireSubset = createRequire(requireHere.resolve('subset-font'))
export const fontverter = requireSubset('fontverter')
