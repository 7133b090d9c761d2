/** Observatory under the stars. */
import { below, circle, ellipse, glow, group, mix, path, poly, rect, ridge, sheet, sky, stroke } from './kit.mjs'

export function observatory() {
  const s = sheet(67)
  sky(s, 1067, [0, '#0b1530'], [0.4, '#1b2f57'], [0.68, '#3d5a80'], [0.8, '#7d8fa0'], [1, '#c9a98a'])
  milkyWay(s)
  stars(s)
  comet(s)
  for (const [fill, y, height] of [
    ['#3a5273', 770, 60],
    ['#2a3f60', 815, 54],
    ['#1d2e4b', 870, 46],
  ])
    s.add(path(below(ridge(s.r, { y, height, waves: 2.4, rough: 7 }), 1080), fill))
  const peak = [
    [-20, 1010],
    [260, 968],
    [520, 900],
    [760, 800],
    [900, 742],
    [1260, 738],
    [1380, 800],
    [1620, 900],
  ]
  s.add(path(below(peak, 1080), '#101c33'))
  s.add(
    path(below(peak, 1080), s.linear(0, 760, 0, 1010, [0, '#4a6285', 0.55], [1, '#4a6285', 0]), {
      filter: s.dots('#42597c'),
    }),
  )
  dome(s, 1080, 746)
  people(s)
  pines(s)
  return s
}

/** Where the band of the galaxy runs; `t` from 0 at the horizon to 1 at the top. */
const along = (t) => [150 + t * 900, 1000 - t * 1060]

/** A band of fine dots across the sky, with dark lanes in it. */
function milkyWay(s) {
  const lens = (x, y, rx, ry, fill, opacity, turn) =>
    ellipse(x, y, rx, ry, fill, { opacity, transform: `rotate(${turn} ${Math.round(x)} ${Math.round(y)})` })
  const haze = []
  for (let i = 0; i < 46; i += 1) {
    const [x, y] = along(i / 45)
    haze.push(
      lens(
        x + s.r.between(-40, 40),
        y + s.r.between(-40, 40),
        s.r.between(90, 190),
        s.r.between(60, 120),
        '#b9c7e0',
        0.07,
        -50,
      ),
    )
  }
  s.add(group({ filter: s.blur(26) }, haze))
  for (let i = 0; i < 1500; i += 1) {
    const [x, y] = along(s.r.next())
    const off = (s.r.next() + s.r.next() + s.r.next() - 1.5) * 210
    s.add(
      circle(x + off * 0.76, y + off * 0.64, s.r.between(0.5, 1.7), s.r.pick(['#ffffff', '#ffe9c9', '#cfe0ff']), {
        opacity: s.r.between(0.3, 0.95),
      }),
    )
  }
  const lanes = []
  for (let i = 0; i < 22; i += 1) {
    const [x, y] = along(0.2 + (i / 22) * 0.75)
    lanes.push(
      lens(
        x + s.r.between(-30, 30),
        y + s.r.between(-30, 30),
        s.r.between(40, 90),
        s.r.between(10, 24),
        '#101d3c',
        0.28,
        -52,
      ),
    )
  }
  s.add(group({ filter: s.blur(12) }, lanes))
}

function stars(s) {
  for (let i = 0; i < 520; i += 1) {
    const y = s.r.next() ** 1.3 * 780
    s.add(
      circle(s.r.between(0, 1600), y, s.r.between(0.6, 2.1), '#fdf6e3', {
        opacity: s.r.between(0.25, 0.95) * (1 - y / 1000),
      }),
    )
  }
  for (let i = 0; i < 26; i += 1) {
    const [x, y, k] = [s.r.between(0, 1600), s.r.between(0, 560), s.r.between(5, 12)]
    const d = `M${x} ${y - k}Q${x} ${y} ${x + k} ${y}Q${x} ${y} ${x} ${y + k}Q${x} ${y} ${x - k} ${y}Q${x} ${y} ${x} ${y - k}Z`
    s.add(path(d, s.r.pick(['#fff7dd', '#d9e8ff', '#ffe2b8'])))
  }
}

function comet(s) {
  const [x, y] = [1260, 330]
  for (let i = 0; i < 9; i += 1) {
    const spread = (i - 4) * 9
    s.add(
      path(
        poly([
          [x - 3, y - 4],
          [x + 4, y + 3],
          [x + 235 + spread * 1.2, y - 176 + spread * 1.7],
        ]),
        s.linear(x, y, x + 235, y - 176, [0, '#fff3d0', 0.34], [1, '#cfe3ff', 0]),
      ),
    )
  }
  s.add(circle(x, y, 7, '#fffaf0'))
  glow(s, x, y, 46, '#fff3d0', 0.8)
}

function dome(s, x, base) {
  s.add(rect(x - 170, base - 96, 340, 110, '#c8bfae'), rect(x - 170, base - 96, 150, 110, '#8e8d90'))
  for (let i = 0; i < 6; i += 1)
    s.add(rect(x - 146 + i * 54, base - 66, 24, 40, i === 3 ? '#ffd98a' : '#41506a', { rx: 12 }))
  s.add(rect(x - 186, base - 112, 372, 20, '#e9dfca'))
  const shell = `M${x - 172} ${base - 110}A172 172 0 0 1 ${x + 172} ${base - 110}Z`
  s.add(
    path(shell, '#efe6d3'),
    path(
      `M${x - 172} ${base - 110}A172 172 0 0 1 ${x + 20} ${base - 281}Q${x - 110} ${base - 230} ${x - 96} ${base - 110}Z`,
      '#8f98a8',
    ),
  )
  s.add(
    path(shell, s.linear(x - 172, 0, x + 172, 0, [0, '#2b3c5c', 0.85], [0.75, '#2b3c5c', 0]), {
      filter: s.dots('#3a4c6d'),
    }),
  )
  const slit = `M${x + 18} ${base - 112}Q${x + 24} ${base - 220} ${x + 62} ${base - 270}L${x + 108} ${base - 244}Q${x + 76} ${base - 190} ${x + 78} ${base - 112}Z`
  s.add(
    path(slit, '#ffb74d'),
    path(slit, s.linear(0, base - 270, 0, base - 112, [0, '#5a2a1a', 0.75], [1, '#5a2a1a', 0])),
  )
  s.add(
    group(
      { transform: `rotate(34 ${x + 56} ${base - 150})` },
      rect(x + 36, base - 262, 40, 130, '#23304a', { rx: 6 }),
      rect(x + 31, base - 274, 50, 18, '#3d5069', { rx: 4 }),
    ),
  )
  for (const k of [-120, -62])
    s.add(stroke(`M${x + k} ${base - 112}Q${x + k * 0.9} ${base - 220} ${x + k * 0.3} ${base - 278}`, '#6f7b90', 3))
  s.add(stroke(`M${x + 128} ${base - 112}Q${x + 134} ${base - 170} ${x + 106} ${base - 232}`, '#c7bba4', 3))
  glow(s, x + 66, base - 180, 240, '#ffc46b', 0.5)
  s.add(
    rect(x + 118, base - 44, 34, 58, '#ffd98a', { rx: 3 }),
    path(
      poly([
        [x + 116, base + 12],
        [x + 154, base + 12],
        [x + 230, base + 70],
        [x + 90, base + 66],
      ]),
      '#ffd98a',
      { opacity: 0.3 },
    ),
  )
}

/** A family at a small telescope. */
function people(s) {
  const dark = '#070d1b'
  for (const [x, y, h] of [
    [560, 908, 96],
    [618, 896, 82],
    [664, 880, 56],
  ]) {
    s.add(
      path(
        `M${x - h * 0.16} ${y}Q${x - h * 0.2} ${y - h * 0.6} ${x} ${y - h * 0.74}Q${x + h * 0.2} ${y - h * 0.6} ${x + h * 0.16} ${y}Z`,
        dark,
      ),
      circle(x, y - h * 0.86, h * 0.125, dark),
    )
  }
  s.add(
    stroke('M604 828L548 864', dark, 7),
    stroke('M470 868L528 806', dark, 15),
    stroke('M500 836L470 930M500 836L500 936M500 836L536 924', dark, 5),
  )
  s.add(stroke('M664 846L686 812', dark, 6))
}

function pines(s) {
  for (const [x, base, h] of [
    [40, 1067, 420],
    [150, 1080, 300],
    [1530, 1067, 380],
    [1440, 1080, 250],
    [260, 1090, 190],
  ]) {
    for (let i = 0; i < 9; i += 1) {
      const [y, w] = [base - h + (h * i) / 9, (h * 0.08 + (h * 0.22 * i) / 9) * s.r.between(0.85, 1.15)]
      s.add(
        path(
          poly([
            [x, y - h * 0.05],
            [x + w, y + h * 0.13],
            [x + w * 0.3, y + h * 0.1],
            [x - w * 0.3, y + h * 0.12],
            [x - w, y + h * 0.13],
          ]),
          mix('#070d1b', '#12203a', i / 12),
        ),
      )
    }
  }
}
