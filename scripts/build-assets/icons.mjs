import { readFile } from 'node:fs/promises'
import { sharp, web } from './house.mjs'

/** An ICO that holds one PNG, as browsers read since 2007 (the directory entry counts width and height in bytes). */
function icoOf(png, size) {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}

/** The mark و as SVG and in the sizes that are asked for by name. */
export async function makeIcons() {
  const svg = await readFile(web('icons/mark.svg'))
  const png = (size) =>
    sharp(svg, { density: (72 * size) / 64 })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toBuffer()
  const [small, tab, touch, large] = await Promise.all([32, 48, 180, 512].map(png))
  return [
    { name: 'mark.svg', bytes: svg },
    { name: 'mark-48.png', bytes: tab },
    { name: 'mark-180.png', bytes: touch },
    { name: 'mark-512.png', bytes: large },
    { name: 'favicon.ico', bytes: icoOf(small, 32) },
  ]
}
