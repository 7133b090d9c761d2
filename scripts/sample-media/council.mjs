/** A round council chamber before the session. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const [CX, CY] = [800, 470]

/** Point on the ring of seats: `turn` 0 at the right, π at the left; the rings open away from the viewer. */
const ring = (rx, ry, turn) => [CX + Math.cos(turn) * rx, CY + Math.sin(turn) * ry]

function arc(rx, ry, from, to, drop = 0) {
  return Array.from({ length: 41 }, (_, i) => {
    const [x, y] = ring(rx, ry, from + ((to - from) * i) / 40)
    return [x, y + drop]
  })
}

const band = (outer, inner) => poly([...outer, ...inner.slice().reverse()])

function windows(s) {
  for (let i = -3; i <= 3; i += 1) {
    const x = CX + i * 236
    const big = 1 - Math.abs(i) * 0.02
    const [w, top, base] = [74 * big, 66, 372]
    s.add(
      path(
        `M${x - w - 18} ${base + 14}V${top + 80}A${w + 18} ${w + 18} 0 0 1 ${x + w + 18} ${top + 80}V${base + 14}Z`,
        '#efe0bf',
      ),
    )
    s.add(
      path(
        `M${x - w} ${base}V${top + 80}A${w} ${w} 0 0 1 ${x + w} ${top + 80}V${base}Z`,
        s.linear(0, top, 0, base, [0, '#9cc7d4'], [0.6, '#dfeccf'], [1, '#fff0bf']),
      ),
    )
    const clip = s.clip(path(`M${x - w} ${base}V${top + 80}A${w} ${w} 0 0 1 ${x + w} ${top + 80}V${base}Z`, '#000'))
    s.add(
      group(
        { 'clip-path': clip },
        [0, 1, 2, 3].map(() =>
          circle(
            x + s.r.between(-w, w),
            base - s.r.between(-6, 36),
            s.r.between(22, 40),
            s.r.pick(['#7fae84', '#9cc48a', '#5f9a78']),
          ),
        ),
      ),
    )
    s.add(
      stroke(`M${x} ${top + 8}V${base}M${x - w} ${top + 80}H${x + w}M${x - w} ${top + 180}H${x + w}`, '#fbf3dc', 6),
      rect(x - w - 26, base, (w + 26) * 2, 16, '#d9c193'),
    )
    if (i < 3) pillar(s, x + 118)
  }
}

function pillar(s, x) {
  s.add(
    rect(x - 17, 40, 34, 400, s.linear(x - 17, 0, x + 17, 0, [0, '#fbf1d8'], [1, '#c9ad7d'])),
    rect(x - 24, 30, 48, 22, '#f4e6c4'),
    rect(x - 22, 420, 44, 24, '#e0c999'),
  )
  for (const dx of [-8, 0, 8]) s.add(stroke(`M${x + dx} 58V416`, '#c2a472', 2, { opacity: 0.6 }))
}

/** The back of a chair; `narrow` is 1 in the middle of the row and less where the row turns away. */
function chair(s, x, y, size, narrow, tone) {
  const w = size * narrow
  s.add(
    path(
      `M${x - w} ${y}V${y - size * 0.9}Q${x - w} ${y - size * 1.5} ${x} ${y - size * 1.5}Q${x + w} ${y - size * 1.5} ${x + w} ${y - size * 0.9}V${y}Z`,
      tone,
    ),
  )
  s.add(
    path(
      `M${x - w * 0.74} ${y}V${y - size * 0.86}Q${x - w * 0.74} ${y - size * 1.28} ${x} ${y - size * 1.28}Q${x - w * 0.3} ${y - size} ${x - w * 0.3} ${y}Z`,
      mix(tone, '#bfe3cf', 0.3),
    ),
  )
  if (narrow > 0.6)
    s.add([-0.3, 0.3].map((dx) => circle(x + dx * w, y - size * 0.72, size * 0.06, mix(tone, '#0f2a2e', 0.5))))
}

/** One row: the desk seen from behind, papers and microphones on it, the chairs in front of it. */
function row(s, k, count) {
  const [rx, ry] = [360 + k * 470, 130 + k * 290]
  const [from, to] = [0.045 * Math.PI, 0.955 * Math.PI]
  const [depth, h] = [24 + k * 22, 24 + k * 30]
  const wood = mix('#a8683a', '#7a4428', Math.min(1, k))
  const [outer, lift] = [rx + depth, ry + depth * 0.66]
  s.add(
    path(band(arc(outer, lift, from, to, h), arc(outer, lift, from, to)), wood),
    path(band(arc(outer, lift, from, to), arc(rx, ry, from, to)), mix('#e9ba7c', '#c48747', Math.min(1, k))),
  )
  for (let i = 0; i <= count * 2; i += 1) {
    const [x, y] = ring(outer, lift, from + ((to - from) * i) / (count * 2))
    s.add(stroke(`M${x} ${y + 4}V${y + h}`, mix(wood, '#2a1612', 0.4), 2 + k * 1.5))
  }
  s.add(stroke(poly(arc(outer, lift, from, to), false), '#f7d9a0', 3 + k * 2))
  const size = ((outer * (to - from)) / count) * 0.33
  for (let i = 0; i < count; i += 1) {
    const turn = from + ((to - from) * (i + 0.5)) / count
    const [px, py] = ring(rx + depth * 0.55, ry + depth * 0.36, turn)
    const w = size * Math.max(0.5, Math.sin(turn))
    if (i % 3 !== 1)
      s.add(
        path(
          poly([
            [px - w * 0.5, py - depth * 0.2],
            [px + w * 0.5, py - depth * 0.2],
            [px + w * 0.62, py + depth * 0.2],
            [px - w * 0.62, py + depth * 0.2],
          ]),
          '#fff8e6',
        ),
      )
    if (i % 2 === 0)
      s.add(
        stroke(
          `M${px + w * 0.8} ${py}q${size * 0.06} ${-size * 0.5} ${-size * 0.25} ${-size * 0.66}`,
          '#2a2430',
          2 + k,
        ),
        circle(px + w * 0.8 - size * 0.24, py - size * 0.64, size * 0.09, '#2a2430'),
      )
  }
  for (const i of [...Array(count).keys()].sort(
    (a, b) => Math.abs(b - count / 2 + 0.5) - Math.abs(a - count / 2 + 0.5),
  )) {
    const turn = from + ((to - from) * (i + 0.5)) / count
    const [x, y] = ring(outer + 16 + k * 12, lift + h + 10 + k * 10, turn)
    chair(
      s,
      x,
      y + size * 0.5,
      size,
      Math.max(0.42, Math.sin(turn)),
      mix('#2f7a72', '#1c5256', Math.min(1, k) * 0.6 + (i % 2) * 0.12),
    )
  }
}

function rostrum(s) {
  s.add(
    path(
      poly([
        [520, 400],
        [1080, 400],
        [1110, 470],
        [490, 470],
      ]),
      '#c98f52',
    ),
    path(
      poly([
        [490, 470],
        [1110, 470],
        [1110, 560],
        [490, 560],
      ]),
      '#8a5230',
    ),
  )
  for (let i = 0; i < 8; i += 1)
    s.add(rect(506 + i * 76, 482, 60, 64, '#a0653a', { rx: 4 }), rect(516 + i * 76, 492, 40, 44, '#7a4428', { rx: 4 }))
  for (const [x, k] of [
    [640, 0.9],
    [800, 1.2],
    [960, 0.9],
  ])
    s.add(
      path(
        `M${x - 46 * k} 404V${404 - 90 * k}Q${x - 46 * k} ${404 - 140 * k} ${x} ${404 - 140 * k}Q${x + 46 * k} ${404 - 140 * k} ${x + 46 * k} ${404 - 90 * k}V404Z`,
        '#8f3a32',
      ),
      path(
        `M${x - 34 * k} 396V${404 - 88 * k}Q${x - 34 * k} ${404 - 126 * k} ${x} ${404 - 126 * k}Q${x - 12 * k} ${404 - 90 * k} ${x - 14 * k} 396Z`,
        '#c9685a',
        { opacity: 0.7 },
      ),
    )
  s.add(
    rect(480, 396, 640, 14, '#f0cd90'),
    ellipse(800, 384, 22, 10, '#d9b25a'),
    path('M782 384Q780 352 800 350Q820 352 818 384Z', '#e9c873'),
    circle(800, 346, 5, '#b8862f'),
  )
  s.add(
    path(
      poly([
        [700, 560],
        [900, 560],
        [924, 690],
        [676, 690],
      ]),
      '#9c6036',
    ),
    path(
      poly([
        [690, 548],
        [910, 548],
        [930, 572],
        [670, 572],
      ]),
      '#e6b778',
    ),
    rect(724, 592, 152, 74, '#7a4428', { rx: 5 }),
  )
  s.add(
    stroke('M770 552q-2 -34 22 -48M830 552q2 -34 -20 -50', '#2a2430', 4),
    path(
      poly([
        [776, 546],
        [824, 546],
        [834, 560],
        [766, 560],
      ]),
      '#fff8e6',
    ),
  )
}

export function councilHall() {
  const s = sheet(137)
  s.add(
    rect(-10, -10, 1620, 480, s.linear(0, 0, 0, 470, [0, '#e9d5a9'], [1, '#d9b984'])),
    rect(-10, -10, 1620, 44, '#c29a5f'),
    rect(-10, 30, 1620, 8, '#8a6236'),
  )
  windows(s)
  s.add(rect(-10, 440, 1620, 640, '#8f5632'), rect(-10, 440, 1620, 10, '#f0dcae'))
  s.add(
    ellipse(CX, CY + 60, 470, 190, '#c9a06a'),
    ellipse(CX, CY + 66, 400, 156, '#a83f38'),
    ellipse(CX, CY + 66, 372, 142, 'none', { stroke: '#e6c07a', 'stroke-width': 5 }),
  )
  for (let i = 0; i < 28; i += 1) {
    const turn = (i / 28) * 6.283
    s.add(path(`M${CX + Math.cos(turn) * 330} ${CY + 66 + Math.sin(turn) * 124}l9 -5l9 5l-9 5z`, '#e6c07a'))
  }
  wallPanels(s)
  rostrum(s)
  for (const [k, count] of [
    [0.02, 9],
    [0.36, 13],
    [0.76, 17],
    [1.22, 21],
  ]) {
    aisleSteps(s, k)
    row(s, k, count)
  }
  beams(s)
  chandelier(s)
  s.add(
    rect(0, 0, 1600, 1067, s.radial(800, 420, 1060, [0, '#2a120f', 0], [0.55, '#2a120f', 0.02], [1, '#2a120f', 0.85]), {
      filter: s.dots('#4a2218'),
    }),
  )
  return s
}

function wallPanels(s) {
  s.add(rect(-10, 450, 520, 150, '#a86f42'), rect(1090, 450, 520, 150, '#a86f42'))
  for (const from of [-10, 1100])
    for (let i = 0; i < 6; i += 1)
      s.add(
        rect(from + 12 + i * 84, 464, 68, 110, '#94592f', { rx: 3 }),
        rect(from + 22 + i * 84, 474, 48, 90, '#b5794a', { rx: 3 }),
      )
}

/** The stepped floor under a row. */
function aisleSteps(s, k) {
  const [rx, ry] = [360 + k * 470, 130 + k * 290]
  s.add(
    path(
      band(
        arc(rx + 190, ry + 130, 0.02 * Math.PI, 0.98 * Math.PI),
        arc(rx - 10, ry - 6, 0.02 * Math.PI, 0.98 * Math.PI),
      ),
      mix('#7a4a30', '#4a2a20', k * 0.8),
    ),
  )
}

function beams(s) {
  for (const [x, w] of [
    [120, 120],
    [360, 130],
    [600, 130],
  ])
    s.add(
      path(
        poly([
          [x, 120],
          [x + w, 120],
          [x + w + 560, 1080],
          [x + 300, 1080],
        ]),
        s.linear(x, 120, x + 460, 1067, [0, '#fff6d0', 0.5], [1, '#fff0c0', 0.03]),
      ),
    )
  for (let i = 0; i < 90; i += 1)
    s.add(
      circle(s.r.between(180, 1150), s.r.between(170, 980), s.r.between(0.9, 2.4), '#fffbe6', {
        opacity: s.r.between(0.3, 0.8),
      }),
    )
}

function chandelier(s) {
  s.add(
    stroke('M800 -10V96', '#8a6236', 6),
    ellipse(800, 168, 200, 34, 'none', { stroke: '#b8862f', 'stroke-width': 10 }),
    stroke('M800 96L606 160M800 96L994 160M800 96L700 196M800 96L900 196', '#b8862f', 4),
  )
  for (let i = 0; i < 14; i += 1) {
    const turn = (i / 14) * 6.283
    const [x, y] = [800 + Math.cos(turn) * 200, 168 + Math.sin(turn) * 34]
    s.add(rect(x - 5, y - 28, 10, 28, '#fff8e4'), ellipse(x, y - 34, 6, 10, '#ffd76a'))
  }
  glow(s, 800, 150, 300, '#ffe9a8', 0.55)
}
