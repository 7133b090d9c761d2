/**
 * Joins two TrueType fonts of one family (same units per em) into one: the outlines of `extra` for the
 * characters `base` lacks are added after `base`'s own. Layout tables stay those of `base`, whose glyph
 * numbers do not move; so the Arabic cut keeps its joining and marks and gains Latin digits and punctuation.
 * Tables as in the OpenType specification 1.9: cmap (formats 4 and 12 read, 12 written), glyf, loca, hmtx.
 */

/** @param {Buffer} font an sfnt @returns {Map<string, Buffer>} */
function readTables(font) {
  const tables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i
    const start = font.readUInt32BE(at + 8)
    tables.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return tables
}

/** @param {Buffer} cmap @returns {Map<number, number>} code point to glyph number */
function readCmap(cmap) {
  const map = new Map()
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const sub = cmap.subarray(cmap.readUInt32BE(8 + 8 * i))
    const format = sub.readUInt16BE(0)
    if (format === 4) readFormat4(sub, map)
    else if (format === 12) readFormat12(sub, map)
  }
  return map
}

function readFormat4(sub, map) {
  const segments = sub.readUInt16BE(6) / 2
  const ends = 14
  const starts = 16 + 2 * segments
  for (let s = 0; s < segments; s++) {
    const delta = sub.readUInt16BE(starts + 2 * segments + 2 * s)
    const offsetAt = starts + 4 * segments + 2 * s
    const offset = sub.readUInt16BE(offsetAt)
    const first = sub.readUInt16BE(starts + 2 * s)
    for (let code = first; code <= sub.readUInt16BE(ends + 2 * s) && code < 0xffff; code++) {
      const raw = offset === 0 ? code : sub.readUInt16BE(offsetAt + offset + 2 * (code - first))
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) map.set(code, glyph)
    }
  }
}

function readFormat12(sub, map) {
  for (let g = 0; g < sub.readUInt32BE(12); g++) {
    const at = 16 + 12 * g
    const first = sub.readUInt32BE(at)
    for (let code = first; code <= sub.readUInt32BE(at + 4); code++) {
      map.set(code, sub.readUInt32BE(at + 8) + code - first)
    }
  }
}

/** The code points a font draws. @param {Buffer} font an sfnt @returns {Set<number>} */
export function coveredCodePoints(font) {
  return new Set(readCmap(readTables(font).get('cmap')).keys())
}

function writeCmap(map) {
  const groups = []
  for (const [code, glyph] of [...map].toSorted((a, b) => a[0] - b[0])) {
    const last = groups.at(-1)
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start) last.end = code
    else groups.push({ start: code, end: code, glyph })
  }
  const out = Buffer.alloc(12 + 16 + 12 * groups.length)
  out.writeUInt16BE(1, 2)
  out.writeUInt16BE(3, 4)
  out.writeUInt16BE(10, 6)
  out.writeUInt32BE(12, 8)
  out.writeUInt16BE(12, 12)
  out.writeUInt32BE(16 + 12 * groups.length, 16)
  out.writeUInt32BE(groups.length, 24)
  groups.forEach((group, i) => {
    out.writeUInt32BE(group.start, 28 + 12 * i)
    out.writeUInt32BE(group.end, 32 + 12 * i)
    out.writeUInt32BE(group.glyph, 36 + 12 * i)
  })
  return out
}

function readGlyphs(tables) {
  const long = tables.get('head').readInt16BE(50) === 1
  const loca = tables.get('loca')
  const glyf = tables.get('glyf')
  const at = (i) => (long ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i))
  return Array.from({ length: tables.get('maxp').readUInt16BE(4) }, (_, i) => glyf.subarray(at(i), at(i + 1)))
}

function readMetrics(tables) {
  const full = tables.get('hhea').readUInt16BE(34)
  const hmtx = tables.get('hmtx')
  return Array.from({ length: tables.get('maxp').readUInt16BE(4) }, (_, i) => ({
    advance: hmtx.readUInt16BE(4 * Math.min(i, full - 1)),
    bearing: i < full ? hmtx.readInt16BE(4 * i + 2) : hmtx.readInt16BE(4 * full + 2 * (i - full)),
  }))
}

/** Moves the glyph numbers inside a composite outline by `shift`. */
function shiftComposite(outline, shift) {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  const copy = Buffer.from(outline)
  let at = 10
  for (let more = true; more;) {
    const flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(copy.readUInt16BE(at + 2) + shift, at + 2)
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 0x80 ? 8 : flags & 0x40 ? 4 : flags & 8 ? 2 : 0)
    more = (flags & 0x20) !== 0
  }
  return copy
}

function writeOutlines(outlines) {
  const loca = Buffer.alloc(4 * (outlines.length + 1))
  const parts = []
  let end = 0
  outlines.forEach((outline, i) => {
    const padding = (4 - (outline.length % 4)) % 4
    parts.push(outline, Buffer.alloc(padding))
    end += outline.length + padding
    loca.writeUInt32BE(end, 4 * (i + 1))
  })
  return { glyf: Buffer.concat(parts), loca }
}

function writeMetrics(metrics) {
  const out = Buffer.alloc(4 * metrics.length)
  metrics.forEach((m, i) => {
    out.writeUInt16BE(m.advance, 4 * i)
    out.writeInt16BE(m.bearing, 4 * i + 2)
  })
  return out
}

function checksum(table) {
  let sum = 0
  for (let i = 0; i < table.length; i += 4) sum = (sum + table.readUInt32BE(i)) >>> 0
  return sum
}

function writeFont(tables) {
  const names = [...tables.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const log = Math.floor(Math.log2(names.length))
  const header = Buffer.alloc(12 + 16 * names.length)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(names.length, 4)
  header.writeUInt16BE(16 << log, 6)
  header.writeUInt16BE(log, 8)
  header.writeUInt16BE(16 * (names.length - (1 << log)), 10)
  const parts = [header]
  let at = header.length
  names.forEach((name, i) => {
    const table = tables.get(name)
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    header.write(name, 12 + 16 * i, 'latin1')
    header.writeUInt32BE(checksum(padded), 16 + 16 * i)
    header.writeUInt32BE(at, 20 + 16 * i)
    header.writeUInt32BE(table.length, 24 + 16 * i)
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}

function edited(table, edit) {
  const copy = Buffer.from(table)
  edit(copy)
  return copy
}

/**
 * @param {Buffer} base sfnt whose layout tables are kept
 * @param {Buffer} extra sfnt that gives the outlines of characters `base` has not
 * @returns {Buffer} sfnt
 */
export function mergeFonts(base, extra) {
  const tables = readTables(base)
  const added = readTables(extra)
  const unit = (t) => t.get('head').readUInt16BE(18)
  if (unit(tables) !== unit(added)) throw new Error('fonts to merge differ in units per em')
  const shift = tables.get('maxp').readUInt16BE(4)
  const outlines = [...readGlyphs(tables), ...readGlyphs(added).map((o) => shiftComposite(o, shift))]
  const metrics = [...readMetrics(tables), ...readMetrics(added)]
  const cmap = readCmap(added.get('cmap'))
  for (const [code, glyph] of cmap) cmap.set(code, glyph + shift)
  for (const [code, glyph] of readCmap(tables.get('cmap'))) cmap.set(code, glyph)
  const { glyf, loca } = writeOutlines(outlines)
  tables.set('glyf', glyf).set('loca', loca).set('hmtx', writeMetrics(metrics)).set('cmap', writeCmap(cmap))
  tables.set(
    'head',
    edited(tables.get('head'), (t) => t.writeInt16BE(1, 50)),
  )
  tables.set(
    'hhea',
    edited(tables.get('hhea'), (t) => t.writeUInt16BE(outlines.length, 34)),
  )
  tables.set(
    'maxp',
    edited(tables.get('maxp'), (t) => raiseLimits(t, added.get('maxp'), outlines.length)),
  )
  tables.set(
    'post',
    edited(tables.get('post').subarray(0, 32), (t) => t.writeUInt32BE(0x00030000, 0)),
  )
  return writeFont(tables)
}

/** Every maximum of `maxp` is the larger of the two fonts'; the count is the sum. */
function raiseLimits(table, other, count) {
  table.writeUInt16BE(count, 4)
  for (let at = 6; at + 2 <= Math.min(table.length, other.length); at += 2) {
    table.writeUInt16BE(Math.max(table.readUInt16BE(at), other.readUInt16BE(at)), at)
  }
}
