/** Rain on the city at night. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, sky, stroke } from './kit.mjs'

const STREET = 770

/** A window with its frame; `on` decides whether somebody is at home. */
function pane(s, x, y, w, h, wall, on) {
  s.add(
    rect(x - 4, y - 4, w + 8, h + 8, mix(wall, '#000000', 0.3), { rx: 3 }),
    rect(x, y, w, h, on ? s.r.pick(['#ffd27a', '#ffbf5e', '#ffe3a3', '#f7a95a']) : mix(wall, '#0a1630', 0.6)),
  )
  if (on && s.r.maybe(0.4))
    s.add(
      rect(x, y, w * 0.34, h, '#d98a4a', { opacity: 0.7 }),
      rect(x + w * 0.66, y, w * 0.34, h, '#d98a4a', { opacity: 0.7 }),
    )
  s.add(rect(x + w / 2 - 1.5, y, 3, h, mix(wall, '#000000', 0.4)))
  if (s.r.maybe(0.3))
    s.add(
      rect(x - 8, y + h + 4, w + 16, 6, '#0c1526'),
      [0, 1, 2, 3, 4].map((i) => rect(x - 6 + (i * (w + 10)) / 4, y + h - 16, 2, 22, '#0c1526')),
    )
}

/** A house front with lit windows, a shop under it when asked for. */
function facade(s, x, width, top, wall, shop) {
  s.add(
    rect(x, top, width, STREET - top, wall),
    rect(x + width * 0.86, top, width * 0.14, STREET - top, '#0b1424', { opacity: 0.3 }),
    rect(x - 6, top - 10, width + 12, 14, mix(wall, '#000000', 0.35)),
  )
  const columns = Math.max(2, Math.round(width / 70))
  const gap = width / columns
  const rows = Math.floor((STREET - top - (shop ? 150 : 30)) / 92)
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < columns; col += 1)
      pane(s, x + col * gap + gap * 0.27, top + 30 + row * 92, gap * 0.46, 54, wall, s.r.maybe(0.46))
  }
  if (shop) shopFront(s, x, width)
}

function shopFront(s, x, width) {
  s.add(
    rect(x + 14, STREET - 118, width - 28, 118, '#ffcf7a'),
    rect(
      x + 14,
      STREET - 118,
      width - 28,
      118,
      s.linear(0, STREET - 118, 0, STREET, [0, '#fff0c2', 0.9], [1, '#f08f3a', 0.5]),
    ),
  )
  for (let i = 0; i < 6; i += 1)
    s.add(
      rect(
        x + 30 + s.r.between(0, width - 90),
        STREET - s.r.between(40, 74),
        s.r.between(14, 34),
        40,
        s.r.pick(['#7a3d28', '#a8562f', '#5d3a3a']),
      ),
    )
  const stripes = Math.round(width / 26)
  const [upper, lower] = [(i) => x + 4 + (i * (width - 8)) / stripes, (i) => x - 6 + (i * (width + 12)) / stripes]
  for (let i = 0; i < stripes; i += 1)
    s.add(
      path(
        poly([
          [upper(i), STREET - 150],
          [upper(i + 1), STREET - 150],
          [lower(i + 1), STREET - 108],
          [lower(i), STREET - 108],
        ]),
        i % 2 ? '#b23a35' : '#efe0c2',
      ),
    )
}

export function rainCity() {
  const s = sheet(71)
  sky(s, STREET, [0, '#131d38'], [0.6, '#2c3b5e'], [1, '#5b5a78'])
  for (let x = -30; x < 1640;) {
    const w = s.r.between(70, 130)
    const h = s.r.between(260, 470)
    s.add(rect(x, STREET - h, w, h, s.r.pick(['#2b3857', '#334061', '#283350'])))
    for (let i = 0; i < 12; i += 1)
      if (s.r.maybe(0.5))
        s.add(rect(x + s.r.between(8, w - 18), STREET - s.r.between(60, h - 14), 9, 13, '#e8a95c', { opacity: 0.7 }))
    x += w
  }
  const walls = ['#4a4560', '#5c4a56', '#3c4a63', '#6a5255', '#444d5e', '#57465c']
  for (let i = 0, x = -20; x < 1620; i += 1) {
    const w = s.r.between(210, 300)
    facade(s, x, w, s.r.between(210, 360), walls[i % walls.length], i % 2 === 1)
    x += w + 6
  }
  s.add(rect(-10, STREET, 1620, 310, s.linear(0, STREET, 0, 1067, [0, '#3a3f5c'], [0.3, '#29304c'], [1, '#141b30'])))
  s.add(rect(-10, STREET, 1620, 16, '#6d6a80'), rect(-10, STREET + 16, 1620, 8, '#20283f'))
  reflections(s)
  for (const x of [130, 640, 1420]) lamp(s, x, STREET + 20)
  tram(s, 930, STREET + 62)
  walkers(s)
  rain(s)
  return s
}

/** What the wet street gives back: long broken columns of the colours above it. */
function reflections(s) {
  for (let i = 0; i < 420; i += 1) {
    const x = s.r.between(0, 1600)
    const t = s.r.next() ** 1.4
    s.add(
      rect(
        x,
        STREET + 30 + t * 260,
        s.r.between(16, 70) * (0.5 + t),
        s.r.between(2, 7),
        s.r.pick(['#ffcf7a', '#ffb15e', '#e07a4a', '#8f86a8', '#5f6c94', '#fff0c8']),
        { rx: 3, opacity: s.r.between(0.12, 0.55) * (1 - t * 0.5) },
      ),
    )
  }
  for (const [x, w, colour] of [
    [130, 60, '#ffd98a'],
    [640, 60, '#ffd98a'],
    [1420, 60, '#ffd98a'],
    [930, 420, '#f08f5a'],
  ]) {
    for (let i = 0; i < 26; i += 1)
      s.add(
        rect(x - w / 2 + s.r.between(-0.2, 0.4) * w, STREET + 40 + i * 10.5, w * s.r.between(0.35, 0.85), 5, colour, {
          rx: 3,
          opacity: 0.5 * (1 - i / 30),
        }),
      )
  }
  for (const y of [908, 946]) s.add(stroke(`M-10 ${y}H1610`, '#0d1425', 7), stroke(`M-10 ${y - 3}H1610`, '#8d93b3', 2))
}

function lamp(s, x, base) {
  const iron = '#0b1222'
  s.add(
    rect(x - 5, base - 300, 10, 300, iron),
    rect(x - 13, base - 20, 26, 22, iron),
    stroke(`M${x} ${base - 296}q0 -40 44 -40`, iron, 8),
  )
  s.add(
    path(
      poly([
        [x + 28, base - 340],
        [x + 64, base - 340],
        [x + 76, base - 316],
        [x + 16, base - 316],
      ]),
      iron,
    ),
    ellipse(x + 46, base - 314, 26, 9, '#fff3cf'),
  )
  glow(s, x + 46, base - 308, 210, '#ffd98a', 0.7)
  s.add(
    path(
      poly([
        [x + 22, base - 312],
        [x + 70, base - 312],
        [x + 190, base + 20],
        [x - 98, base + 20],
      ]),
      s.linear(0, base - 312, 0, base + 20, [0, '#ffe2a0', 0.3], [1, '#ffe2a0', 0]),
    ),
  )
}

function tram(s, x, base) {
  const [w, top] = [520, base - 114]
  const l = x - w / 2
  s.add(ellipse(x, base + 100, w * 0.54, 18, '#080e1c', { opacity: 0.6 }))
  s.add(
    stroke(`M${x - 20} ${top - 8}L${x - 60} ${top - 50}L${x} ${top - 80}`, '#0b1222', 5),
    stroke('M-10 568Q800 592 1610 560', '#0b1222', 3),
  )
  s.add(
    rect(l, top, w, 214, '#c7402f', { rx: 30 }),
    rect(l, top, w, 34, '#8f2a22', { rx: 16 }),
    rect(l, base + 26, w, 22, '#f3dfb6'),
    rect(l + 14, base + 70, w - 28, 26, '#1a1e2d', { rx: 8 }),
  )
  for (let i = 0; i < 6; i += 1) {
    const wx = l + 26 + i * 80
    s.add(
      rect(wx, top + 46, 66, 86, '#ffe0a0', { rx: 9 }),
      rect(wx, top + 46, 66, 86, s.linear(0, top + 46, 0, base + 20, [0, '#fff4d6', 0.8], [1, '#f3a34e', 0.5]), {
        rx: 9,
      }),
    )
    if (i !== 2)
      s.add(
        circle(wx + s.r.between(20, 46), top + 96, 13, '#4a2b2a'),
        path(`M${wx + 8} ${top + 132}q${s.r.between(20, 30)} -44 50 0z`, s.r.pick(['#3d4f74', '#5a3a44', '#2f5a5a'])),
      )
  }
  for (const wx of [l + 96, l + w - 96])
    s.add(circle(wx, base + 92, 22, '#0f1422'), circle(wx, base + 92, 8, '#6b6f86'))
  s.add(circle(l + 22, base + 10, 13, '#fff6d8'), circle(l + w - 22, base + 10, 10, '#ff7a5a'))
  glow(s, l + 10, base + 10, 150, '#fff0c0', 0.75)
  s.add(
    path(
      poly([
        [l + 16, base + 2],
        [l + 16, base + 20],
        [l - 300, base + 110],
        [l - 330, base + 40],
      ]),
      s.linear(l, 0, l - 310, 0, [0, '#fff0c0', 0.45], [1, '#fff0c0', 0]),
    ),
  )
}

function walkers(s) {
  const figures = [
    [300, 1000, 190, '#e0a53c', 1],
    [420, 970, 160, '#2f8f8a', 1],
    [1310, 1010, 200, '#b23a35', -1],
    [1180, 930, 120, '#f3e7cf', -1],
    [60, 930, 126, '#7d86b8', 1],
  ]
  for (const [x, base, h, colour, way] of figures) {
    s.add(ellipse(x, base, h * 0.3, 8, '#070b16', { opacity: 0.6 }))
    s.add(
      group(
        { opacity: 0.3, filter: s.blur(6) },
        rect(x - h * 0.16, base + 14, h * 0.32, h * 0.13, '#0b1020'),
        rect(x - h * 0.3, base + h * 0.16, h * 0.6, h * 0.09, colour),
      ),
    )
    s.add(
      stroke(
        `M${x - way * 4} ${base - h * 0.4}L${x - way * h * 0.13} ${base}M${x} ${base - h * 0.4}L${x + way * h * 0.12} ${base - 3}`,
        '#0b1020',
        h * 0.08,
      ),
    )
    s.add(
      path(
        `M${x - h * 0.16} ${base - h * 0.26}Q${x - h * 0.15} ${base - h * 0.66} ${x} ${base - h * 0.7}Q${x + h * 0.15} ${base - h * 0.66} ${x + h * 0.17} ${base - h * 0.26}Z`,
        mix(colour, '#0b1020', 0.72),
      ),
      circle(x + way * 3, base - h * 0.76, h * 0.085, '#3a2628'),
    )
    s.add(stroke(`M${x + way * h * 0.1} ${base - h * 0.5}V${base - h * 1.02}`, '#0b1020', 4))
    umbrella(s, x + way * h * 0.08, base - h * 1.12, h, colour)
  }
}

function umbrella(s, x, top, h, colour) {
  s.add(
    path(
      `M${x - h * 0.4} ${top + h * 0.22}Q${x - h * 0.34} ${top - h * 0.06} ${x} ${top - h * 0.08}Q${x + h * 0.34} ${top - h * 0.06} ${x + h * 0.4} ${top + h * 0.22}Q${x + h * 0.26} ${top + h * 0.13} ${x + h * 0.13} ${top + h * 0.21}Q${x} ${top + h * 0.12} ${x - h * 0.13} ${top + h * 0.21}Q${x - h * 0.26} ${top + h * 0.13} ${x - h * 0.4} ${top + h * 0.22}Z`,
      colour,
    ),
  )
  s.add(
    path(
      `M${x + h * 0.13} ${top + h * 0.21}Q${x + h * 0.12} ${top} ${x} ${top - h * 0.08}Q${x + h * 0.34} ${top - h * 0.06} ${x + h * 0.4} ${top + h * 0.22}Q${x + h * 0.26} ${top + h * 0.13} ${x + h * 0.13} ${top + h * 0.21}Z`,
      mix(colour, '#0b1020', 0.35),
    ),
  )
}

function rain(s) {
  for (let i = 0; i < 360; i += 1) {
    const [x, y, l] = [s.r.between(-60, 1640), s.r.between(-20, 1060), s.r.between(18, 54)]
    s.add(stroke(`M${x} ${y}l${-l * 0.22} ${l}`, '#cdd6ee', s.r.between(1, 2.2), { opacity: s.r.between(0.18, 0.55) }))
  }
  for (let i = 0; i < 60; i += 1)
    s.add(
      ellipse(s.r.between(0, 1600), s.r.between(830, 1060), s.r.between(8, 20), s.r.between(2, 5), 'none', {
        stroke: '#c9d2ea',
        'stroke-width': 1.6,
        opacity: 0.4,
      }),
    )
}
