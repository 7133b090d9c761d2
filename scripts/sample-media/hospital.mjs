/** A long quiet corridor of a hospital. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const [VX, VY] = [760, 470]
const into = (x, y, depth) => [VX + (x - VX) * (1 - depth), VY + (y - VY) * (1 - depth)]
const quad = (...corners) => poly(corners.map(([x, y, depth]) => into(x, y, depth)))
const [LEFT, RIGHT, TOP, FLOOR] = [-260, 1860, -240, 1140]

function shell(s) {
  s.add(
    path(quad([LEFT, TOP, 0], [RIGHT, TOP, 0], [RIGHT, TOP, 0.86], [LEFT, TOP, 0.86]), '#e9efe2'),
    path(
      quad([LEFT, TOP, 0], [LEFT, TOP, 0.86], [LEFT, FLOOR, 0.86], [LEFT, FLOOR, 0]),
      s.linear(0, 0, VX, 0, [0, '#a9cdbf'], [1, '#d9ead8']),
    ),
  )
  s.add(
    path(
      quad([RIGHT, TOP, 0], [RIGHT, TOP, 0.86], [RIGHT, FLOOR, 0.86], [RIGHT, FLOOR, 0]),
      s.linear(1600, 0, VX, 0, [0, '#8db8ac'], [1, '#cfe4d4']),
    ),
    path(
      quad([LEFT, FLOOR, 0], [RIGHT, FLOOR, 0], [RIGHT, FLOOR, 0.86], [LEFT, FLOOR, 0.86]),
      s.linear(0, 540, 0, 1067, [0, '#f3ecd2'], [0.5, '#c9d6c4'], [1, '#8fb0a8']),
    ),
  )
  for (const [x, tone] of [
    [LEFT, '#4f8f86'],
    [RIGHT, '#437f78'],
  ]) {
    s.add(
      path(quad([x, 760, 0], [x, 760, 0.86], [x, 800, 0.86], [x, 800, 0]), tone),
      path(quad([x, 1090, 0], [x, 1090, 0.86], [x, FLOOR, 0.86], [x, FLOOR, 0]), mix(tone, '#1d3f44', 0.35)),
    )
  }
  for (let i = 0; i < 13; i += 1) {
    const d = 1 - 0.82 ** i
    if (d < 0.86)
      s.add(
        path(
          quad([LEFT, FLOOR, d], [RIGHT, FLOOR, d], [RIGHT, FLOOR, d + 0.004], [LEFT, FLOOR, d + 0.004]),
          '#7fa39c',
          { opacity: 0.5 },
        ),
      )
  }
  for (let i = -3; i < 12; i += 1)
    s.add(
      path(
        quad([i * 180, FLOOR, 0], [i * 180 + 5, FLOOR, 0], [i * 180 + 5, FLOOR, 0.86], [i * 180, FLOOR, 0.86]),
        '#7fa39c',
        { opacity: 0.35 },
      ),
    )
}

function farWindow(s) {
  const at = (x, y) => into(x, y, 0.86)
  const [a, b] = [at(LEFT, TOP), at(RIGHT, FLOOR)]
  s.add(
    rect(a[0], a[1], b[0] - a[0], b[1] - a[1], '#f7f2dc'),
    rect(a[0] + 60, a[1] + 30, b[0] - a[0] - 120, b[1] - a[1] - 44, '#ffe9b0'),
    rect(
      a[0] + 60,
      a[1] + 30,
      b[0] - a[0] - 120,
      b[1] - a[1] - 44,
      s.linear(0, a[1], 0, b[1], [0, '#bfe0e0'], [0.6, '#fff3cc'], [1, '#ffd98f']),
    ),
  )
  const clip = s.clip(rect(a[0] + 60, a[1] + 30, b[0] - a[0] - 120, b[1] - a[1] - 44, '#000'))
  s.add(
    group(
      { 'clip-path': clip },
      [0, 1, 2, 3, 4, 5].map((i) =>
        circle(
          a[0] + 70 + i * 32,
          b[1] - 30 + s.r.between(-8, 10),
          s.r.between(18, 30),
          s.r.pick(['#7fae7a', '#96bf82', '#6a9f74']),
        ),
      ),
    ),
  )
  s.add(
    stroke(
      `M${(a[0] + b[0]) / 2} ${a[1] + 30}V${b[1] - 14}M${a[0] + 60} ${(a[1] + b[1]) / 2 - 10}H${b[0] - 60}`,
      '#ffffff',
      6,
    ),
  )
  glow(s, VX, VY, 460, '#fff2c4', 0.95)
  s.add(
    path(
      quad([520, FLOOR, 0], [980, FLOOR, 0], [1300, FLOOR, 0.86], [220, FLOOR, 0.86]),
      s.linear(0, 560, 0, 1067, [0, '#fffbe6', 0.95], [0.6, '#fff6d4', 0.35], [1, '#fff6d4', 0]),
    ),
  )
}

function door(s, x, from, open) {
  const to = from + 0.115 * (1 - from) * 1.6
  const tone = x === LEFT ? '#d9a066' : '#c98f58'
  s.add(
    path(quad([x, 90, from - 0.008], [x, 90, to + 0.008], [x, FLOOR, to + 0.008], [x, FLOOR, from - 0.008]), '#f4ecd4'),
    path(quad([x, 120, from], [x, 120, to], [x, FLOOR, to], [x, FLOOR, from]), open ? '#ffe9b4' : tone),
  )
  const at = (t) => from + (to - from) * t
  if (!open) {
    s.add(
      path(quad([x, 260, at(0.3)], [x, 260, at(0.7)], [x, 520, at(0.7)], [x, 520, at(0.3)]), '#e8f3e6'),
      path(quad([x, 300, at(0.34)], [x, 300, at(0.5)], [x, 500, at(0.46)], [x, 500, at(0.34)]), '#ffffff', {
        opacity: 0.7,
      }),
      path(quad([x, 1010, at(0.04)], [x, 1010, at(0.96)], [x, 1100, at(0.96)], [x, 1100, at(0.04)]), '#b3b8a8'),
    )
    const [hx, hy] = into(x, 690, at(x === LEFT ? 0.85 : 0.85))
    s.add(ellipse(hx, hy, 5, 9 * (1 - from), '#5a5f58'))
  } else {
    s.add(
      path(
        quad(
          [x, FLOOR, from],
          [x, FLOOR, to],
          [x + (x === LEFT ? 620 : -620), FLOOR, to + 0.02],
          [x + (x === LEFT ? 520 : -520), FLOOR, from + 0.03],
        ),
        '#fff3c8',
        { opacity: 0.7 },
      ),
    )
  }
  s.add(path(quad([x, 20, at(0.34)], [x, 20, at(0.66)], [x, 76, at(0.66)], [x, 76, at(0.34)]), '#4f8f86'))
}

function lights(s) {
  for (const d of [0.02, 0.3, 0.5, 0.64, 0.74, 0.81]) {
    const far = d + 0.11 * (1 - d)
    s.add(
      path(quad([560, TOP, d], [1040, TOP, d], [1040, TOP, far], [560, TOP, far]), '#ffffff'),
      path(
        quad([560, FLOOR, d + 0.02], [1040, FLOOR, d + 0.02], [1040, FLOOR, far + 0.02], [560, FLOOR, far + 0.02]),
        '#ffffff',
        { opacity: 0.34 },
      ),
    )
  }
}

/** Seats along the wall, seen obliquely, one behind the other. */
function seats(s, x, from, count, towards) {
  for (let i = count - 1; i >= 0; i -= 1) {
    const d = from + i * 0.075 * (1 - from)
    const n = d + 0.062 * (1 - from)
    const out = x + towards * 190
    s.add(
      path(
        quad(
          [x + towards * 20, 640, d],
          [x + towards * 20, 640, n],
          [x + towards * 30, 880, n],
          [x + towards * 30, 880, d],
        ),
        '#e0703f',
      ),
      path(quad([x + towards * 30, 880, d], [x + towards * 30, 880, n], [out, 880, n], [out, 880, d]), '#f08a52'),
      path(quad([out, 880, d], [out, 880, n], [out, 912, n], [out, 912, d]), '#b8542c'),
      path(quad([x + towards * 30, 880, d], [out, 880, d], [out, 912, d], [x + towards * 30, 912, d]), '#c9623a'),
    )
    const [lx, ly] = into(x + towards * 150, 912, d)
    s.add(stroke(`M${lx} ${ly}V${into(0, 1120, d)[1]}`, '#4a5f63', 9 * (1 - d)))
  }
}

/** A woman who waits, in profile on the front seat. */
function waiting(s) {
  const [x, y] = [1348, 766]
  s.add(ellipse(x - 60, y + 210, 130, 15, '#3f6f6a', { opacity: 0.4 }))
  s.add(
    path(
      `M${x - 30} ${y + 20}Q${x - 150} ${y + 10} ${x - 156} ${y + 60}L${x - 132} ${y + 198}H${x - 70}L${x - 84} ${y + 92}Q${x + 40} ${y + 110} ${x + 62} ${y + 50}Z`,
      '#34466b',
    ),
    path(`M${x - 152} ${y + 192}h86v18h-106q-6 -16 20 -18z`, '#2a2430'),
  )
  s.add(
    path(
      `M${x - 46} ${y + 66}Q${x - 66} ${y - 110} ${x - 2} ${y - 150}Q${x + 70} ${y - 130} ${x + 76} ${y + 66}Z`,
      '#3f5380',
    ),
    path(
      `M${x + 20} ${y + 66}Q${x + 30} ${y - 90} ${x - 2} ${y - 150}Q${x + 70} ${y - 130} ${x + 76} ${y + 66}Z`,
      '#1f2c4c',
      { opacity: 0.5 },
    ),
  )
  s.add(
    ellipse(x - 16, y - 186, 38, 44, '#b87a56'),
    path(
      `M${x - 40} ${y - 140}Q${x - 30} ${y - 128} ${x - 12} ${y - 140}L${x + 34} ${y - 168}Q${x + 30} ${y - 222} ${x - 14} ${y - 222}Q${x - 42} ${y - 220} ${x - 48} ${y - 206}Q${x - 44} ${y - 244} ${x - 2} ${y - 246}Q${x + 52} ${y - 240} ${x + 50} ${y - 172}Q${x + 64} ${y - 120} ${x + 40} ${y - 92}Q${x} ${y - 76} ${x - 44} ${y - 104}Z`,
      '#e9c3b0',
    ),
  )
  s.add(
    stroke(`M${x - 42} ${y - 190}q-8 3 -12 0`, '#3a2420', 4),
    stroke(`M${x} ${y - 90}Q${x - 40} ${y - 10} ${x - 98} ${y + 8}`, '#3f5380', 34),
    circle(x - 106, y + 8, 15, '#b87a56'),
    rect(x - 150, y - 34, 62, 44, '#f2d98a', { rx: 3, transform: `rotate(-12 ${x - 120} ${y - 10})` }),
  )
}

function nurse(s) {
  const [x, base] = into(560, FLOOR, 0.5)
  const h = 330
  s.add(
    ellipse(x, base, 70, 9, '#6f948c', { opacity: 0.6 }),
    group({ opacity: 0.18 }, rect(x - 34, base + 6, 68, 150, '#2f7f86', { rx: 20 })),
  )
  s.add(
    stroke(
      `M${x - 12} ${base - h * 0.4}L${x - 26} ${base - 6}M${x + 12} ${base - h * 0.4}L${x + 24} ${base - 4}`,
      '#2f7f86',
      25,
    ),
    path(
      `M${x - 46} ${base - h * 0.34}Q${x - 50} ${base - h * 0.7} ${x - 22} ${base - h * 0.78}H${x + 22}Q${x + 50} ${base - h * 0.7} ${x + 46} ${base - h * 0.34}Z`,
      '#3a9aa0',
    ),
    path(
      `M${x - 46} ${base - h * 0.34}Q${x - 50} ${base - h * 0.7} ${x - 22} ${base - h * 0.78}Q${x - 20} ${base - h * 0.5} ${x - 12} ${base - h * 0.34}Z`,
      '#1f5f6a',
      { opacity: 0.5 },
    ),
  )
  s.add(
    circle(x, base - h * 0.88, 28, '#8f5a3c'),
    path(
      `M${x - 30} ${base - h * 0.87}Q${x - 32} ${base - h} ${x} ${base - h * 0.99}Q${x + 32} ${base - h} ${x + 30} ${base - h * 0.87}Q${x + 18} ${base - h * 0.94} ${x} ${base - h * 0.93}Q${x - 18} ${base - h * 0.94} ${x - 30} ${base - h * 0.87}Z`,
      '#2a1a18',
    ),
    stroke(
      `M${x - 38} ${base - h * 0.7}L${x - 52} ${base - h * 0.46}L${x - 8} ${base - h * 0.5}M${x + 38} ${base - h * 0.7}L${x + 50} ${base - h * 0.46}L${x + 10} ${base - h * 0.5}`,
      '#3a9aa0',
      19,
    ),
    rect(x - 34, base - h * 0.62, 68, 46, '#fff6de', { rx: 3 }),
  )
}

export function hospitalCorridor() {
  const s = sheet(131)
  shell(s)
  farWindow(s)
  for (const [from, open] of [
    [0.76, false],
    [0.62, false],
    [0.42, true],
    [0.1, false],
  ])
    door(s, LEFT, from, open)
  for (const [from, open] of [
    [0.74, false],
    [0.58, false],
  ])
    door(s, RIGHT, from, open)
  door(s, RIGHT, 0.36, false)
  lights(s)
  clock(s)
  seats(s, RIGHT, 0.12, 4, -1)
  seats(s, LEFT, 0.3, 1, 1)
  nurse(s)
  waiting(s)
  plant(s)
  s.add(
    rect(0, 0, 1600, 1067, s.radial(VX, VY, 1080, [0, '#1d4a52', 0], [0.5, '#1d4a52', 0.03], [1, '#1d4a52', 0.85]), {
      filter: s.dots('#3f7a78'),
    }),
  )
  return s
}

function clock(s) {
  const [x, y] = into(800, -100, 0.55)
  s.add(
    stroke(`M${x} ${y - 66}V${y - 40}`, '#4a5f63', 5),
    circle(x, y, 44, '#3f6f6a'),
    circle(x, y, 37, '#fffdf2'),
    stroke(`M${x} ${y}L${x + 2} ${y - 27}M${x} ${y}L${x - 17} ${y + 9}`, '#2a3f44', 5),
    circle(x, y, 4, '#e0703f'),
  )
  for (let i = 0; i < 12; i += 1)
    s.add(circle(x + Math.cos(i * 0.5236) * 31, y + Math.sin(i * 0.5236) * 31, 2, '#2a3f44'))
}

function plant(s) {
  const [x, y] = [150, 1010]
  for (let i = 0; i < 17; i += 1) {
    const [a, l] = [-Math.PI / 2 + (i - 8) * 0.17 + s.r.between(-0.08, 0.08), s.r.between(150, 300)]
    const [ex, ey] = [x + Math.cos(a) * l, y - 110 + Math.sin(a) * l]
    s.add(
      path(
        `M${x} ${y - 100}Q${(x + ex) / 2 - 34} ${(y - 110 + ey) / 2} ${ex} ${ey}Q${(x + ex) / 2 + 30} ${(y - 100 + ey) / 2} ${x} ${y - 100}Z`,
        mix('#2f6f54', '#8fbf6a', s.r.next()),
      ),
    )
  }
  s.add(
    ellipse(x, y + 60, 120, 16, '#3f6f6a', { opacity: 0.5 }),
    path(
      poly([
        [x - 78, y - 106],
        [x + 78, y - 106],
        [x + 58, y + 60],
        [x - 58, y + 60],
      ]),
      '#f4ecd4',
    ),
    path(
      poly([
        [x + 10, y - 106],
        [x + 78, y - 106],
        [x + 58, y + 60],
        [x + 14, y + 60],
      ]),
      '#c9bfa0',
      { opacity: 0.7 },
    ),
    rect(x - 86, y - 116, 172, 22, '#fff8e4', { rx: 5 }),
  )
}
