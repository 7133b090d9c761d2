/**
 * Draws the pictures of the sample newsroom: `node scripts/make-sample-media.mjs [key…]`.
 * Every picture is an SVG built from a fixed seed and stored as JPEG under packages/server/sample/media.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { BLEED } from './sample-media/kit.mjs'
import { PICTURES } from './sample-media/pictures.mjs'

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), '../packages/server/sample')
/** Bytes a picture may take for each of its pixels. */
const BYTES_PER_PIXEL = 0.082

/** Highest quality up to 80 whose file stays within the limit. */
async function encode(pixels, limit) {
  for (let quality = 80; quality >= 50; quality -= 3) {
    const jpeg = await pixels.clone().jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' }).toBuffer()
    if (jpeg.length <= limit) return { jpeg, quality }
  }
  throw new Error(`larger than ${limit} bytes even at low quality`)
}

/** Fine film grain, the same on every machine because it comes from a seed. */
function grain(width, height) {
  const noise = Buffer.alloc(width * height)
  let state = 20170613
  for (let at = 0; at < noise.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    noise[at] = 128 + ((state >>> 24) - 128) * 0.1
  }
  return sharp(noise, { raw: { width, height, channels: 1 } })
    .blur(0.7)
    .toColourspace('srgb')
    .png()
    .toBuffer()
}

async function draw(picture) {
  const svg = PICTURES[picture.key]().svg()
  const { width, height } = picture
  const flat = await sharp(Buffer.from(svg), { density: 72 })
    .extract({ left: BLEED, top: BLEED, width, height })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer()
  const pixels = sharp(flat).composite([{ input: await grain(width, height), blend: 'soft-light' }])
  const { jpeg, quality } = await encode(sharp(await pixels.png().toBuffer()), width * height * BYTES_PER_PIXEL)
  const file = join(SAMPLE, picture.file)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, jpeg)
  console.log(`${picture.key}: ${Math.round(jpeg.length / 1000)} kB, quality ${quality}`)
}

const { media } = JSON.parse(await readFile(join(SAMPLE, 'media.json'), 'utf8'))
const wanted = process.argv.slice(2)
for (const picture of media) if (wanted.length === 0 || wanted.includes(picture.key)) await draw(picture)
