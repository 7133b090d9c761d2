/** An illuminated manuscript on a restorer's table, seen from above. */
import { circle, curve, ellipse, glow, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const [GOLD, BLUE, RED, INK, VELLUM] = ['#c9962f', '#24508a', '#a83f32', '#33241c', '#f3e4bf']

function table(s) {
  s.add(rect(-10, -10, 1620, 1090, '#6b4229'))
  for (let i = 0; i < 6; i += 1) {
    const y = -10 + i * 182
    s.add(rect(-10, y, 1620, 178, mix('#6b4229', '#87573a', s.r.next())), rect(-10, y + 176, 1620, 6, '#3a2014'))
    for (let n = 0; n < 16; n += 1) {
      const [gx, gy, w] = [s.r.between(-60, 1500), y + s.r.between(8, 168), s.r.between(120, 460)]
      s.add(
        stroke(
          `M${gx} ${gy}q${w * 0.25} ${s.r.between(-9, 9)} ${w * 0.5} 0t${w * 0.5} 0`,
          s.r.pick(['#56331f', '#7d5034', '#94623f']),
          s.r.between(1.5, 4),
          { opacity: 0.6 },
        ),
      )
    }
  }
}

/** Rows of strokes that read as handwriting from a distance and say nothing. */
function lines(s, x, y, width, rows, gap) {
  const parts = []
  for (let row = 0; row < rows; row += 1) {
    const base = y + row * gap
    for (let at = x + width; at > x + 16;) {
      const w = Math.min(s.r.between(18, 64), at - x)
      const [h, red] = [gap * 0.34, s.r.maybe(0.05)]
      const tone = red ? RED : INK
      let d = `M${at} ${base - h * s.r.between(0, 0.7)}`
      for (let px = 0; px < w - 8; px += 9) d += `q-4.500 ${s.r.between(0, h)} -9 ${s.r.between(-0.2, 0.2) * h}`
      parts.push(stroke(d, tone, 3.4))
      if (s.r.maybe(0.5))
        parts.push(stroke(`M${at - w * s.r.between(0.1, 0.8)} ${base}v${-h * s.r.between(1.2, 1.9)}`, tone, 3.4))
      if (s.r.maybe(0.4))
        parts.push(path(`M${at - w + 4} ${base - 2}q-4 ${h * 1.1} -18 ${h * 0.7}q10 -1 12 ${-h * 0.8}z`, tone))
      if (s.r.maybe(0.6))
        parts.push(circle(at - w * s.r.between(0.2, 0.9), base + (s.r.maybe(0.5) ? h * 0.9 : -h * 1.3), 2.5, tone))
      at -= w + s.r.between(7, 15)
    }
  }
  return parts
}

/** Twelve-fold star of interlaced squares. */
function star(s, x, y, radius, points = 12) {
  const turned = (count, rr, offset) =>
    poly(
      Array.from({ length: count }, (_, i) => [
        x + Math.cos(offset + (i / count) * 6.283) * rr,
        y + Math.sin(offset + (i / count) * 6.283) * rr,
      ]),
    )
  const parts = [
    circle(x, y, radius, BLUE),
    circle(x, y, radius, 'none', { stroke: GOLD, 'stroke-width': 6 }),
    circle(x, y, radius * 0.9, 'none', { stroke: VELLUM, 'stroke-width': 2 }),
  ]
  for (let i = 0; i < points / 4; i += 1)
    parts.push(path(turned(4, radius * 0.84, (i * 6.283) / points), 'none', { stroke: GOLD, 'stroke-width': 6 }))
  for (let i = 0; i < points; i += 1) {
    const turn = ((i + 0.5) / points) * 6.283
    parts.push(
      circle(
        x + Math.cos(turn) * radius * 0.74,
        y + Math.sin(turn) * radius * 0.74,
        radius * 0.065,
        i % 2 ? RED : '#e9d39a',
      ),
    )
  }
  parts.push(
    path(turned(points, radius * 0.5, 0), RED),
    path(turned(points, radius * 0.5, 0), 'none', { stroke: GOLD, 'stroke-width': 4 }),
  )
  for (let i = 0; i < points; i += 1) {
    const turn = (i / points) * 360
    parts.push(
      path(
        `M${x} ${y}Q${x + radius * 0.1} ${y - radius * 0.22} ${x} ${y - radius * 0.42}Q${x - radius * 0.1} ${y - radius * 0.22} ${x} ${y}Z`,
        i % 2 ? '#e9c25a' : '#2f7a72',
        { transform: `rotate(${turn} ${x} ${y})` },
      ),
    )
  }
  parts.push(circle(x, y, radius * 0.11, GOLD), circle(x, y, radius * 0.05, RED))
  return group({}, parts)
}

/** A vine along the border: stem, leaves and small flowers. */
function vine(s, x0, x1, y, flip = 1) {
  const parts = []
  const steps = Math.round(Math.abs(x1 - x0) / 46)
  const points = Array.from({ length: steps + 1 }, (_, i) => [
    x0 + ((x1 - x0) * i) / steps,
    y + (i % 2 ? 9 : -9) * flip,
  ])
  parts.push(stroke(curve(points), '#2f7a72', 4))
  points.forEach(([px, py], i) => {
    parts.push(
      path(
        `M${px} ${py}q14 ${-16 * flip} 28 ${-6 * flip}q-10 ${16 * flip} -28 ${6 * flip}z`,
        i % 3 ? '#3f8f6a' : '#2f7a72',
      ),
      path(`M${px} ${py}q-14 ${14 * flip} -26 ${6 * flip}q8 ${-14 * flip} 26 ${-6 * flip}z`, '#6fae7a'),
    )
    if (i % 2 === 0)
      parts.push(
        [0, 1, 2, 3, 4].map((n) =>
          circle(px + Math.cos(n * 1.257) * 7, py + Math.sin(n * 1.257) * 7, 5.5, i % 4 ? RED : BLUE),
        ),
        circle(px, py, 4, '#f0cf6a'),
      )
  })
  return parts
}

function book(s) {
  s.add(group({ opacity: 0.55, filter: s.blur(16) }, rect(236, 150, 1010, 760, '#170b08', { rx: 14 })))
  s.add(rect(196, 104, 1016, 776, '#7a3226', { rx: 12 }), rect(206, 114, 996, 756, '#94422f', { rx: 8 }))
  for (let i = 6; i >= 0; i -= 1)
    s.add(
      rect(222 - i * 2, 126 - i * 0.6, 480, 732 + i * 1.4, mix('#d9c193', VELLUM, 1 - i / 8), { rx: 4 }),
      rect(706 + i * 2, 126 - i * 0.6, 480, 732 + i * 1.4, mix('#d9c193', VELLUM, 1 - i / 8), { rx: 4 }),
    )
  s.add(
    rect(222, 126, 482, 732, s.linear(222, 0, 704, 0, [0, '#f7ebcb'], [0.8, '#f0deb2'], [1, '#b8976a'])),
    rect(704, 126, 482, 732, s.linear(704, 0, 1186, 0, [0, '#b8976a'], [0.2, '#f0deb2'], [1, '#f9efd4'])),
  )
  stains(s)
  page(s, 262)
  s.add(
    rect(748, 166, 398, 652, 'none', { stroke: GOLD, 'stroke-width': 4 }),
    rect(757, 175, 380, 634, 'none', { stroke: BLUE, 'stroke-width': 2.5 }),
  )
  s.add(lines(s, 782, 222, 330, 12, 48))
  s.add(vine(s, 782, 1112, 786))
  s.add(
    circle(1166, 420, 15, GOLD),
    circle(1166, 420, 9, BLUE),
    path('M1166 396q8 -14 0 -28q-8 14 0 28zM1166 444q8 14 0 28q-8 -14 0 -28z', GOLD),
  )
}

/** The opening page: a frame of vines round a star, with a few lines under it. */
function page(s, x) {
  s.add(
    rect(x, 166, 398, 652, 'none', { stroke: GOLD, 'stroke-width': 4 }),
    rect(x + 9, 175, 380, 634, 'none', { stroke: BLUE, 'stroke-width': 2.5 }),
  )
  s.add(
    rect(x + 22, 190, 354, 336, '#f6e6bd', { stroke: GOLD, 'stroke-width': 3 }),
    vine(s, x + 44, x + 354, 214),
    vine(s, x + 44, x + 354, 502, -1),
  )
  s.add(star(s, x + 199, 358, 118))
  for (const [px, py] of [
    [x + 52, 358],
    [x + 346, 358],
  ])
    s.add(
      path(`M${px} ${py - 60}q22 60 0 120q-22 -60 0 -120z`, '#2f7a72'),
      circle(px, py, 9, RED),
      circle(px, py - 74, 6, GOLD),
      circle(px, py + 74, 6, GOLD),
    )
  s.add(lines(s, x + 36, 574, 326, 5, 48))
}

function stains(s) {
  for (let i = 0; i < 14; i += 1)
    s.add(
      ellipse(
        s.r.pick([s.r.between(230, 300), s.r.between(1110, 1180), s.r.between(640, 780)]),
        s.r.between(140, 850),
        s.r.between(14, 60),
        s.r.between(10, 40),
        '#b98f52',
        { opacity: 0.16 },
      ),
    )
  s.add(
    path(
      curve(
        [
          [222, 760],
          [262, 742],
          [300, 770],
          [290, 820],
          [250, 858],
          [222, 858],
        ],
        true,
      ),
      '#caa266',
      { opacity: 0.5 },
    ),
    path(
      poly([
        [1186, 800],
        [1150, 858],
        [1186, 858],
      ]),
      '#94422f',
    ),
    path(
      poly([
        [1186, 800],
        [1150, 858],
        [1148, 812],
      ]),
      '#dcc592',
    ),
  )
}

function tools(s) {
  s.add(group({ opacity: 0.5, filter: s.blur(8) }, stroke('M1296 320L1516 720', '#170b08', 24)))
  s.add(
    stroke('M1284 300L1500 700', '#b5803f', 21),
    stroke('M1280 304L1494 700', '#d9a860', 6),
    path(
      poly([
        [1275, 304],
        [1294, 293],
        [1266, 242],
      ]),
      '#8a5a2c',
    ),
    path(
      poly([
        [1270, 262],
        [1278, 256],
        [1262, 236],
      ]),
      INK,
    ),
  )
  for (const t of [0.3, 0.55, 0.8]) s.add(stroke(`M${1284 + 216 * t - 9} ${300 + 400 * t + 5}l18 -10`, '#8a5a2c', 5))
  s.add(
    group({ opacity: 0.5, filter: s.blur(10) }, circle(1420, 232, 96, '#170b08')),
    circle(1404, 214, 92, '#2f5d6a'),
    circle(1404, 214, 92, s.radial(1374, 180, 130, [0, '#8fc4c4', 0.8], [1, '#1d3f4a', 0.2])),
    circle(1404, 214, 54, '#1d2f38'),
    circle(1404, 214, 46, '#0f0d14'),
    path('M1372 200Q1390 176 1420 180Q1394 188 1380 210Z', '#5a6f8a'),
  )
  for (let i = 0; i < 12; i += 1)
    s.add(path('M1404 138q7 -9 0 -18q-7 9 0 18z', '#e0c07a', { transform: `rotate(${i * 30} 1404 214)` }))
  for (const [x, y, tone] of [
    [1310, 800, BLUE],
    [1410, 838, RED],
    [1512, 806, GOLD],
  ])
    s.add(
      ellipse(x + 8, y + 12, 50, 48, '#170b08', { opacity: 0.45 }),
      circle(x, y, 46, '#f0e6d0'),
      circle(x, y, 36, tone),
      path(`M${x - 22} ${y - 8}q10 -20 30 -16q-18 6 -18 24z`, mix(tone, '#ffffff', 0.45)),
    )
  s.add(
    stroke('M1260 960L1560 920', '#d9b98a', 13),
    rect(1546, 904, 34, 24, '#c9a24a', { transform: 'rotate(-8 1560 920)' }),
    path('M1580 902Q1620 898 1640 914Q1616 926 1584 926Z', '#4a2f22'),
    stroke('M90 380L150 800', '#e9dcc0', 15),
    path('M80 330Q96 300 100 376L84 384Q72 360 80 330Z', '#6b4a34'),
  )
  for (const [x, y, a] of [
    [60, 930, -18],
    [170, 980, 12],
    [110, 190, 24],
  ])
    s.add(
      path('M-60 -38L52 -44L62 30L10 42L-52 36Z', mix(VELLUM, '#d9b98a', s.r.next()), {
        transform: `translate(${x} ${y}) rotate(${a})`,
        opacity: 0.95,
      }),
    )
}

function lamp(s) {
  const [x, y] = [96, 560]
  s.add(
    group({ opacity: 0.5, filter: s.blur(10) }, ellipse(x + 20, y + 24, 88, 84, '#170b08')),
    circle(x, y, 80, '#b5803a'),
    circle(x, y, 80, s.radial(x - 20, y - 26, 110, [0, '#ffe9a8', 0.85], [1, '#7a4a1c', 0.3])),
    circle(x, y, 54, '#8a5a24'),
    circle(x, y, 44, '#ffd76a'),
    circle(x, y, 24, '#fff8dc'),
  )
  for (let i = 0; i < 16; i += 1)
    s.add(circle(x + Math.cos(i * 0.3927) * 67, y + Math.sin(i * 0.3927) * 67, 5, '#fff0b8'))
}

export function manuscriptPen() {
  const s = sheet(149)
  table(s)
  book(s)
  tools(s)
  lamp(s)
  glow(s, 96, 560, 900, '#ffcf7a', 0.5)
  s.add(
    rect(0, 0, 1600, 1067, s.radial(560, 520, 1240, [0, '#1a0c08', 0], [0.62, '#1a0c08', 0.02], [1, '#1a0c08', 0.7]), {
      filter: s.dots('#2a140e'),
    }),
  )
  return s
}
