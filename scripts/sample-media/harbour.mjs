/** Harbour at dawn. */
import { mole, quay, rower, town } from './harbour-shore.mjs'
import {
  below,
  circle,
  cloud,
  ellipse,
  glow,
  group,
  gull,
  mix,
  path,
  poly,
  rect,
  ridge,
  sheet,
  sky,
  stroke,
} from './kit.mjs'

/** Broken horizontal strokes: light on water, wider and farther apart towards the viewer. */
function ripples(s, { top, bottom, centre, spread, colour, count, opacity = 0.8 }) {
  const lines = []
  for (let i = 0; i < count; i += 1) {
    const depth = s.r.next() ** 1.3
    const y = top + (bottom - top) * depth
    const x = centre + s.r.between(-1, 1) * spread * (0.25 + depth)
    const length = (14 + 120 * depth) * s.r.between(0.4, 1.2)
    lines.push(rect(x - length / 2, y, length, 1.5 + 5 * depth, colour, { rx: 3, opacity: s.r.between(0.25, 1) }))
  }
  s.add(group({ opacity }, lines))
}

function crane(x, base, height, colour, towards = 1) {
  const top = base - height
  const beam = towards * height * 0.85
  const lattice = []
  for (let i = 0; i < 7; i += 1) {
    const y = base - (height * i) / 8
    lattice.push(
      stroke(`M${x - 9} ${y}L${x + 9} ${y - height / 8}M${x + 9} ${y}L${x - 9} ${y - height / 8}`, colour, 2),
    )
  }
  return group(
    {},
    rect(x - 11, top, 5, height, colour),
    rect(x + 6, top, 5, height, colour),
    lattice,
    path(
      poly([
        [x - towards * height * 0.32, top - 2],
        [x + beam, top - 30],
        [x + beam, top - 24],
        [x - towards * height * 0.32, top + 10],
      ]),
      colour,
    ),
    stroke(
      `M${x} ${top - 62}L${x + beam * 0.9} ${top - 28}M${x} ${top - 62}L${x - towards * height * 0.3} ${top}M${x} ${top}L${x} ${top - 62}`,
      colour,
      3,
    ),
    stroke(`M${x + beam * 0.72} ${top - 20}L${x + beam * 0.72} ${top + height * 0.35}`, colour, 2),
    rect(x - 16, top - 4, 32, 26, colour),
  )
}

function lighthouse(s, x, base) {
  s.add(
    path(
      poly([
        [x - 34, base],
        [x - 20, base - 258],
        [x + 20, base - 258],
        [x + 34, base],
      ]),
      '#f4ead8',
    ),
  )
  const w = (h) => 34 - (14 * h) / 258
  for (const [from, to] of [
    [46, 104],
    [162, 218],
  ]) {
    s.add(
      path(
        poly([
          [x - w(from), base - from],
          [x - w(to), base - to],
          [x + w(to), base - to],
          [x + w(from), base - from],
        ]),
        '#b5473c',
      ),
    )
  }
  s.add(
    path(
      poly([
        [x + 4, base],
        [x + 3, base - 258],
        [x + 20, base - 258],
        [x + 34, base],
      ]),
      s.linear(x, 0, x + 34, 0, [0, '#2c3a55', 0.05], [1, '#2c3a55', 0.55]),
    ),
  )
  s.add(rect(x - 30, base - 268, 60, 11, '#2c3a55'), rect(x - 17, base - 306, 34, 40, '#ffd98a'))
  s.add(stroke(`M${x - 9} ${base - 306}V${base - 268}M${x + 9} ${base - 306}V${base - 268}`, '#2c3a55', 3))
  s.add(
    path(`M${x - 24} ${base - 306}Q${x} ${base - 344} ${x + 24} ${base - 306}Z`, '#2c3a55'),
    rect(x - 2, base - 356, 4, 26, '#2c3a55'),
  )
  s.add(rect(x - 7, base - 138, 14, 22, '#2c3a55', { rx: 7 }), rect(x - 12, base - 36, 24, 36, '#2c3a55', { rx: 10 }))
}

function ferry(s, x, y) {
  const at = (points) => poly(points.map(([px, py]) => [x + px, y + py]))
  const box = (px, py, w, h, fill, more) => rect(x + px, y + py, w, h, fill, more)
  const hull = at([
    [-230, -46],
    [250, -46],
    [214, 0],
    [-196, 0],
  ])
  s.add(
    path(hull, '#f7f0e2'),
    path(
      at([
        [-206, -14],
        [226, -14],
        [214, 0],
        [-196, 0],
      ]),
      '#b5473c',
    ),
  )
  s.add(
    path(
      at([
        [-200, -46],
        [-190, -84],
        [190, -84],
        [206, -46],
      ]),
      '#efe4d0',
    ),
  )
  s.add(
    path(
      at([
        [-150, -84],
        [-140, -118],
        [132, -118],
        [146, -84],
      ]),
      '#f7f0e2',
    ),
  )
  s.add(
    path(
      at([
        [40, -118],
        [46, -150],
        [112, -150],
        [124, -118],
      ]),
      '#efe4d0',
    ),
  )
  for (let i = 0; i < 13; i += 1) s.add(box(-176 + i * 27, -74, 15, 13, i % 4 === 1 ? '#ffd98a' : '#41597a', { rx: 3 }))
  for (let i = 0; i < 9; i += 1) s.add(box(-130 + i * 28, -108, 17, 12, i % 3 === 0 ? '#ffd98a' : '#41597a', { rx: 3 }))
  s.add(box(52, -143, 56, 13, '#ffd98a'))
  s.add(
    path(
      at([
        [-86, -118],
        [-80, -176],
        [-34, -176],
        [-28, -118],
      ]),
      '#b5473c',
    ),
    box(-80, -166, 47, 12, '#f7f0e2'),
  )
  s.add(stroke(`M${x + 78} ${y - 150}V${y - 205}`, '#41597a', 4))
  s.add(path(hull, s.linear(0, y - 46, 0, y, [0, '#41597a', 0], [1, '#41597a', 0.45])))
  s.add(
    group(
      { opacity: 0.5, filter: s.blur(9) },
      ellipse(x - 120, y - 205, 60, 14, '#8b7f92'),
      ellipse(x - 210, y - 226, 80, 17, '#a79199'),
    ),
  )
  s.add(
    group(
      { opacity: 0.35, filter: s.blur(5) },
      rect(x - 190, y + 2, 400, 12, '#fff6e0'),
      rect(x - 160, y + 18, 330, 46, '#e8cdb8'),
    ),
  )
}

export function harbourDawn() {
  const s = sheet(11)
  const horizon = 600
  sky(s, horizon, [0, '#274160'], [0.32, '#5c6c8c'], [0.6, '#b98f97'], [0.82, '#f0b48c'], [1, '#fbdba5'])
  s.add(
    rect(0, 0, 1600, horizon, s.linear(0, 0, 0, 330, [0, '#1b2f4c', 0.75], [1, '#1b2f4c', 0]), {
      filter: s.dots('#1b2f4c'),
    }),
  )
  glow(s, 1010, 560, 520, '#ffd995', 0.85)
  for (let i = 0; i < 12; i += 1) {
    const y = s.r.between(110, 500)
    cloud(
      s,
      s.r.between(0, 1600),
      y,
      s.r.between(220, 620),
      s.r.between(8, 22),
      mix('#7d7893', '#ffd9ae', y / 520),
      0.65,
    )
  }
  s.add(circle(1010, 548, 58, '#fff0c4'))
  s.add(path(below(ridge(s.r, { y: 560, height: 46, waves: 2 }), horizon), '#b58a93'))
  s.add(path(below(ridge(s.r, { y: 585, height: 34, waves: 3 }), horizon), '#8f738a'))
  s.add(
    rect(
      -10,
      horizon,
      1620,
      480,
      s.linear(0, horizon, 0, 1067, [0, '#f6cf9d'], [0.14, '#d9a28d'], [0.42, '#7d7a92'], [1, '#22385a']),
    ),
  )
  s.add(
    rect(0, 760, 1600, 307, s.linear(0, 760, 0, 1067, [0, '#182a47', 0], [1, '#182a47', 0.75]), {
      filter: s.dots('#182a47'),
    }),
  )
  ripples(s, { top: horizon + 4, bottom: 1060, centre: 1010, spread: 150, colour: '#fff0c4', count: 210, opacity: 0.9 })
  ripples(s, { top: horizon + 8, bottom: 1050, centre: 700, spread: 1000, colour: '#f0c6a0', count: 170, opacity: 0.4 })
  ripples(s, {
    top: horizon + 30,
    bottom: 1060,
    centre: 800,
    spread: 1000,
    colour: '#2c4468',
    count: 190,
    opacity: 0.5,
  })
  town(s, horizon)
  s.add(crane(410, 602, 210, '#4c4c6c'), crane(560, 604, 170, '#5c5876', -1))
  ferry(s, 800, 706)
  mole(s)
  lighthouse(s, 1330, 700)
  glow(s, 1330, 414, 190, '#ffe3a0', 0.75)
  s.add(
    group(
      { opacity: 0.3, filter: s.blur(3) },
      rect(1304, 752, 52, 150, '#f4ead8'),
      rect(1308, 790, 46, 36, '#b5473c'),
      rect(1312, 858, 40, 30, '#b5473c'),
    ),
  )
  quay(s)
  rower(s, 1190, 924)
  for (const [x, y, size] of [
    [520, 250, 26],
    [600, 214, 19],
    [690, 268, 15],
    [1130, 330, 20],
    [1190, 306, 14],
    [318, 330, 13],
  ])
    s.add(gull(x, y, size, '#2f3f5c'))
  return s
}
