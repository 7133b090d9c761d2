/** Train on a viaduct in the hills. */
import {
  below,
  circle,
  cloud,
  curve,
  ellipse,
  glow,
  group,
  mix,
  path,
  rect,
  ridge,
  sheet,
  sky,
  stroke,
} from './kit.mjs'
import { cypress, roundTree } from './trees.mjs'

const DECK = 560

export function hillTrain() {
  const s = sheet(41)
  sky(s, 620, [0, '#bcd6d2'], [0.6, '#e6ead2'], [1, '#fbf0cf'])
  glow(s, 1240, 210, 460, '#fff6cf', 0.9)
  for (let i = 0; i < 9; i += 1)
    cloud(s, s.r.between(0, 1600), s.r.between(50, 260), s.r.between(200, 480), s.r.between(14, 30), '#fffaf0', 0.7)
  farHills(s)
  s.add(path(below(ridge(s.r, { y: 900, height: 60, waves: 1.6 }), 1080), '#6f9a5c'))
  river(s)
  viaduct(s)
  train(s, DECK - 24)
  const left = [
    [-40, 470],
    [120, 500],
    [230, 552],
    [330, 640],
    [420, 780],
    [470, 1080],
  ]
  const right = [
    [1640, 420],
    [1500, 470],
    [1400, 552],
    [1310, 660],
    [1240, 800],
    [1190, 1080],
  ]
  nearSlope(s, left, -40, [40, 420])
  nearSlope(s, right, 1640, [1600, 1240])
  flowers(s)
  return s
}

/** A wooded slope from `crest` to the border at `edge`; dots darken it from the first x to the second. */
function nearSlope(s, crest, edge, [dark, clear]) {
  const slope = `${curve(crest)}L${edge} 1080Z`
  const shade = s.linear(clear, 0, dark, 0, [0, '#1f4a38', 0], [1, '#1f4a38', 0.9])
  s.add(path(slope, '#3f6f4d'), path(slope, shade, { filter: s.dots('#1f4a38') }))
  forest(s, crest.slice(0, 5), edge)
}

/** Four ranges of hills with mist between them. */
function farHills(s) {
  const hills = [
    ['#b5cfc4', 300, 110],
    ['#97bba9', 380, 100],
    ['#77a48c', 470, 90],
    ['#568a70', 560, 80],
  ]
  hills.forEach(([fill, y, height], i) => {
    const line = ridge(s.r, { y, height, waves: 2.2 })
    s.add(path(below(line, 1080), fill))
    s.add(
      path(below(line, 1080), s.linear(0, y, 0, y + 210, [0, '#f4f3df', 0], [1, '#f4f3df', 0.85]), {
        filter: s.dots('#f1f0da'),
      }),
    )
    for (let n = 0; i > 1 && n < 26; n += 1) {
      const [x, top] = s.r.pick(line)
      s.add(
        cypress(
          x + s.r.between(-18, 18),
          top + s.r.between(6, 60),
          s.r.between(26, 56) * (0.6 + i * 0.2),
          mix(fill, '#1f4438', 0.5),
        ),
      )
    }
  })
}

/** Trees that cover a near slope, from the crest down. */
function forest(s, crest, edge) {
  const spots = []
  for (let i = 0; i < 90; i += 1) {
    const t = s.r.between(0, crest.length - 1.01)
    const [a, b] = [crest[Math.floor(t)], crest[Math.floor(t) + 1]]
    const x = a[0] + (b[0] - a[0]) * (t % 1)
    spots.push([x + (edge - x) * s.r.between(0, 0.5), a[1] + (b[1] - a[1]) * (t % 1) + s.r.between(14, 330)])
  }
  for (const [x, y] of spots.sort((a, b) => a[1] - b[1])) {
    const shade = s.r.next()
    if (s.r.maybe(0.42)) s.add(cypress(x, y + 40, s.r.between(70, 120), mix('#1f4b38', '#35694a', shade)))
    else
      s.add(
        roundTree(
          s,
          x,
          y + 40,
          s.r.between(56, 88),
          mix('#2d5f42', '#4a8152', shade),
          mix('#568f55', '#8db864', shade),
        ),
      )
  }
}

function river(s) {
  const left = [
    [760, 792],
    [720, 850],
    [800, 920],
    [690, 1000],
    [640, 1090],
  ]
  const right = [
    [960, 1090],
    [930, 1000],
    [960, 920],
    [820, 850],
    [800, 792],
  ]
  s.add(
    path(
      `${curve(left)}L960 1090${curve(right).replace('M', 'L')}Z`,
      s.linear(0, 780, 0, 1080, [0, '#dfeee2'], [1, '#6fb0b2']),
    ),
  )
  for (let i = 0; i < 22; i += 1) {
    const y = s.r.between(850, 1060)
    s.add(rect(s.r.between(720, 900), y, s.r.between(20, 70), 3, '#f6fbef', { rx: 2, opacity: 0.8 }))
  }
}

/** Seven arches of dressed stone across the valley. */
function viaduct(s) {
  const [from, to, arches] = [200, 1420, 7]
  const span = (to - from) / arches
  const sides = Array.from({ length: arches }, (_, i) => [from + i * span + 22, from + (i + 1) * span - 22])
  const half = span / 2 - 22
  const openings = sides.map(
    ([l, r]) => `M${l} 1090L${l} ${DECK + 140}A${half} ${half} 0 0 1 ${r} ${DECK + 140}L${r} 1090Z`,
  )
  const shape = `M${from - 260} ${DECK}L${to + 260} ${DECK}L${to + 260} 1090L${from - 260} 1090Z${openings.join('')}`
  const clip = s.clip(path(shape, '#000', { 'clip-rule': 'evenodd' }))
  const stones = []
  for (let row = 0; DECK + row * 24 < 1080; row += 1) {
    for (let x = from - 260; x < to + 260; x += 52)
      stones.push(rect(x + (row % 2) * 26, DECK + row * 24, 48, 20, mix('#d9b98a', '#f0dcb4', s.r.next()), { rx: 3 }))
  }
  s.add(path(shape, '#b8946a', { 'fill-rule': 'evenodd' }), group({ 'clip-path': clip }, stones))
  for (const [l, r] of sides) {
    s.add(
      path(
        `M${l} 1090L${l} ${DECK + 140}A${half} ${half} 0 0 1 ${l + half} ${DECK + 140 - half}L${l + half} ${DECK + 158 - half}A${half - 22} ${half} 0 0 0 ${l + 24} ${DECK + 150}L${l + 24} 1090Z`,
        '#8b6746',
      ),
    )
    s.add(stroke(`M${l} ${DECK + 140}A${half} ${half} 0 0 1 ${r} ${DECK + 140}`, '#f7e8c8', 9))
  }
  s.add(
    path(shape, s.linear(0, DECK, 0, 1000, [0, '#6b4a33', 0], [1, '#6b4a33', 0.8]), {
      'fill-rule': 'evenodd',
      filter: s.dots('#7a573b'),
    }),
  )
  s.add(rect(-40, DECK - 26, 1700, 16, '#8f6d4c'), rect(-40, DECK - 12, 1700, 16, '#f3e2bf'))
  for (let x = -30; x < 1640; x += 36) s.add(rect(x, DECK - 24, 8, 12, '#f3e2bf'))
}

function train(s, y) {
  s.add(
    group(
      { opacity: 0.85 },
      [0, 1, 2, 3].map((i) =>
        ellipse(1168 + i * 74 + i * i * 12, y - 150 - i * 26, 40 + i * 20, 17 + i * 6, '#fffaf0', {
          opacity: 0.8 - i * 0.17,
        }),
      ),
    ),
  )
  for (let i = 0; i < 4; i += 1) {
    const x = 420 + i * 178
    s.add(
      rect(x, y - 78, 168, 70, i === 3 ? '#8f2626' : '#b5352f', { rx: 9 }),
      rect(x, y - 82, 168, 14, '#6d1f1f', { rx: 6 }),
      rect(x, y - 30, 168, 7, '#f4dfb4'),
    )
    for (let n = 0; n < (i === 3 ? 2 : 5); n += 1)
      s.add(rect(x + 14 + n * 30, y - 62, 20, 24, n % 3 === 1 ? '#ffe7a8' : '#fdf3d6', { rx: 3 }))
    for (const w of [26, 54, 116, 144]) s.add(circle(x + w, y - 4, 11, '#2e2422'), circle(x + w, y - 4, 4, '#b98f5e'))
    s.add(rect(x + 164, y - 20, 20, 6, '#2e2422'))
  }
  s.add(
    rect(1060, y - 64, 70, 46, '#8f2626', { rx: 8 }),
    rect(1094, y - 104, 20, 44, '#2e2422'),
    rect(1088, y - 112, 32, 12, '#2e2422', { rx: 3 }),
  )
  s.add(path(`M1124 ${y - 18}l34 18h-34z`, '#2e2422'), circle(1130, y - 44, 9, '#ffe9a8'))
  for (const x of [1082, 1116]) s.add(circle(x, y - 4, 12, '#2e2422'), circle(x, y - 4, 4, '#b98f5e'))
}

function flowers(s) {
  for (let i = 0; i < 240; i += 1) {
    const x = s.r.maybe(0.5) ? s.r.between(0, 420) : s.r.between(1210, 1600)
    const y = s.r.between(930, 1060)
    s.add(
      stroke(`M${x} ${y + 26}q${s.r.between(-8, 8)} -14 0 -26`, '#2c5a3a', 3),
      circle(x, y, s.r.between(3, 8), s.r.pick(['#f2c14e', '#e2703a', '#fff4dc', '#d9534a'])),
    )
  }
}
