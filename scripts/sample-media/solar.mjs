/** Solar panels in the desert at dusk. */
import {
  below,
  circle,
  cloud,
  curve,
  ellipse,
  glow,
  group,
  path,
  poly,
  rect,
  ridge,
  sheet,
  sky,
  stroke,
} from './kit.mjs'

/** One row of tables: slanted sheets of cells that mirror the evening. */
function panelRow(s, y, k, left, right) {
  const [h, lean] = [92 * k, 46 * k]
  const parts = []
  for (let x = left; x < right; x += 150 * k) {
    const w = 140 * k
    const corner = (u, v) => [x + u * w + (1 - v) * lean, y - h + v * h]
    parts.push(
      stroke(`M${x + w * 0.5} ${y - h * 0.2}V${y + h * 0.5}`, '#3a2f45', 7 * k),
      ellipse(x + w * 0.62, y + h * 0.52, w * 0.55, 8 * k, '#5a3242', { opacity: 0.4 }),
    )
    parts.push(
      path(
        poly([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]),
        s.linear(0, y - h, 0, y, [0, '#f2a27c'], [0.35, '#8f6d9a'], [1, '#233a66']),
      ),
    )
    for (let i = 1; i < 6; i += 1)
      parts.push(
        stroke(`M${corner(i / 6, 0).join(' ')}L${corner(i / 6, 1).join(' ')}`, '#f7d9c0', 1.4 * k, { opacity: 0.5 }),
      )
    for (let i = 1; i < 4; i += 1)
      parts.push(
        stroke(`M${corner(0, i / 4).join(' ')}L${corner(1, i / 4).join(' ')}`, '#f7d9c0', 1.4 * k, { opacity: 0.5 }),
      )
    parts.push(
      path(poly([corner(0.12, 0), corner(0.34, 0), corner(0.2, 1), corner(0.02, 1)]), '#fff0d8', { opacity: 0.28 }),
    )
    parts.push(
      path(poly([corner(0, 1), corner(1, 1), [corner(1, 1)[0], y + 6 * k], [corner(0, 1)[0], y + 6 * k]]), '#1b2440'),
    )
  }
  return group({}, parts)
}

export function solarDesert() {
  const s = sheet(83)
  sky(s, 600, [0, '#33406f'], [0.36, '#80699a'], [0.66, '#e59a84'], [0.88, '#fdd39a'], [1, '#fdd39a'])
  s.add(
    rect(0, 0, 1600, 260, s.linear(0, 0, 0, 260, [0, '#232c56', 0.8], [1, '#232c56', 0]), {
      filter: s.dots('#232c56'),
    }),
  )
  glow(s, 1180, 500, 560, '#ffe0a0', 0.85)
  for (let i = 0; i < 60; i += 1)
    s.add(
      circle(s.r.between(0, 1600), s.r.between(0, 220), s.r.between(0.8, 2), '#fff6e0', {
        opacity: s.r.between(0.3, 0.9),
      }),
    )
  s.add(path('M346 128A44 44 0 1 0 372 178A36 36 0 1 1 346 128Z', '#fdf0d2'))
  for (let i = 0; i < 7; i += 1)
    cloud(
      s,
      s.r.between(0, 1600),
      s.r.between(240, 430),
      s.r.between(300, 640),
      s.r.between(8, 18),
      s.r.pick(['#ffbd94', '#f59d92', '#ffe0b0']),
      0.6,
    )
  s.add(circle(1180, 510, 60, '#fff2c8'))
  dunes(s)
  tower(s)
  const rows = [
    [600, 0.34],
    [640, 0.46],
    [695, 0.62],
    [772, 0.86],
    [880, 1.16],
    [1030, 1.6],
  ]
  for (const [y, k] of rows) s.add(panelRow(s, y, k, 120 - k * 420 + (k > 1 ? 40 : 0), 1700))
  cart(s, 800, 948)
  for (const [x, robe, scarf] of [
    [610, '#2f6f74', '#f0d9ae'],
    [678, '#8a3d4a', '#f3e7d3'],
  ])
    technician(s, x, 948, robe, scarf)
  s.add(stroke('M694 844L734 856', '#8a3d4a', 13))
  return s
}

/** The mast that measures wind and sun. */
function tower(s) {
  s.add(
    rect(300, 300, 14, 250, '#4a3a52'),
    [0, 1, 2, 3].map((i) => stroke(`M270 ${330 + i * 54}L344 ${330 + i * 54}`, '#4a3a52', 4)),
    circle(307, 292, 13, '#ff8a5a'),
  )
  for (const d of ['M307 330L230 552', 'M307 330L392 552']) s.add(stroke(d, '#4a3a52', 2))
}

function dunes(s) {
  for (const [fill, y, height] of [
    ['#d99a86', 520, 44],
    ['#c9826f', 556, 34],
  ])
    s.add(path(below(ridge(s.r, { y, height, waves: 1.6 }), 1080), fill))
  const crest = [
    [-20, 560],
    [180, 500],
    [420, 470],
    [560, 520],
    [760, 580],
    [1000, 560],
    [1300, 520],
    [1620, 566],
  ]
  s.add(
    path(below(crest, 1080), '#e0a679'),
    path(`${curve(crest.slice(2, 5))}L700 640Q520 600 420 470Z`, '#a8646a', { opacity: 0.8 }),
  )
  s.add(rect(-10, 560, 1620, 520, s.linear(0, 560, 0, 1067, [0, '#e8b184'], [0.5, '#cf8e6d'], [1, '#8c5560'])))
  s.add(
    rect(0, 560, 1600, 507, s.linear(0, 640, 0, 1067, [0, '#7a4658', 0], [1, '#7a4658', 0.8]), {
      filter: s.dots('#7a4658'),
    }),
  )
  for (let i = 0; i < 70; i += 1) {
    const t = s.r.next()
    const [x, y, w] = [s.r.between(0, 1600), 580 + t * 480, 60 + t * 200]
    s.add(
      stroke(
        `M${x} ${y}q${w * 0.25} ${-4 - t * 8} ${w * 0.5} 0t${w * 0.5} 0`,
        s.r.pick(['#f6cfa0', '#b2705e']),
        2 + t * 2,
        { opacity: 0.5 },
      ),
    )
  }
}

/** The little cleaning cart with its roller of feathers. */
function cart(s, x, y) {
  s.add(ellipse(x + 10, y + 10, 120, 12, '#4a2c3c', { opacity: 0.6 }))
  s.add(
    rect(x - 70, y - 78, 140, 54, '#e7b04a', { rx: 8 }),
    rect(x - 70, y - 44, 140, 20, '#b5742c', { rx: 6 }),
    rect(x - 50, y - 108, 50, 34, '#31435f', { rx: 5 }),
    stroke(`M${x + 50} ${y - 78}L${x + 96} ${y - 128}`, '#31435f', 8),
  )
  for (const wx of [x - 46, x + 46]) s.add(circle(wx, y - 10, 22, '#231f2e'), circle(wx, y - 10, 8, '#c9a27a'))
  for (let i = 0; i < 26; i += 1)
    s.add(
      stroke(
        `M${x + 100} ${y - 132}l${Math.cos(i * 0.245) * 42} ${Math.sin(i * 0.245) * 42}`,
        i % 2 ? '#fbf3e4' : '#d9cbb8',
        6,
      ),
    )
  s.add(circle(x + 100, y - 132, 9, '#31435f'))
}

/** One of the two women who built the cart. */
function technician(s, x, y, robe, scarf) {
  s.add(
    path(
      `M${x - 30} ${y + 4}Q${x - 30} ${y - 100} ${x - 12} ${y - 128}H${x + 14}Q${x + 30} ${y - 98} ${x + 30} ${y + 4}Z`,
      robe,
    ),
  )
  s.add(
    path(
      `M${x + 6} ${y + 4}Q${x + 10} ${y - 80} ${x + 14} ${y - 128}Q${x + 30} ${y - 98} ${x + 30} ${y + 4}Z`,
      '#1b1626',
      { opacity: 0.3 },
    ),
  )
  s.add(circle(x + 3, y - 146, 19, '#9c6347'))
  s.add(
    path(
      `M${x - 24} ${y - 116}Q${x - 28} ${y - 172} ${x + 2} ${y - 174}Q${x + 24} ${y - 172} ${x + 22} ${y - 156}Q${x + 4} ${y - 166} ${x - 6} ${y - 148}Q${x - 4} ${y - 124} ${x + 14} ${y - 120}Q${x - 4} ${y - 104} ${x - 24} ${y - 116}Z`,
      scarf,
    ),
  )
}
