/** The great reading room in the evening. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const SPINES = [
  '#8f3a2f',
  '#b8722f',
  '#2f5d62',
  '#3f4f7a',
  '#d9b06a',
  '#6b7f4a',
  '#5a3048',
  '#efe0bd',
  '#a8503a',
  '#24476b',
  '#c98f4a',
]

/** One shelf full of books from `x0` to `x1`, standing on `y`. */
function books(s, x0, x1, y, height) {
  const parts = []
  for (let x = x0; x < x1 - 8;) {
    const w = Math.min(s.r.between(11, 30), x1 - x)
    const h = height * s.r.between(0.66, 0.98)
    const tone = mix(s.r.pick(SPINES), '#2a1a18', s.r.between(0, 0.3))
    if (s.r.maybe(0.045) && x + 60 < x1) {
      parts.push(
        [0, 1, 2].map((i) =>
          rect(x + i * 3, y - 16 - i * 15, 52 - i * 5, 14, mix(s.r.pick(SPINES), '#2a1a18', 0.15), { rx: 2 }),
        ),
      )
      x += 60
      continue
    }
    const lean = s.r.maybe(0.07) ? -9 : 0
    const book = [rect(x, y - h, w - 1.5, h, tone, { rx: 2 }), rect(x, y - h, 3, h, '#fff0d0', { opacity: 0.22 })]
    if (w > 14)
      book.push(
        rect(x + 2, y - h * 0.84, w - 5, 5, mix(tone, '#f0d090', 0.6)),
        rect(x + 2, y - h * 0.2, w - 5, 4, mix(tone, '#f0d090', 0.6)),
      )
    if (w > 19 && s.r.maybe(0.6))
      book.push(rect(x + w * 0.25, y - h * 0.66, w * 0.45, h * 0.22, mix(tone, '#f0d090', 0.35), { rx: 2 }))
    parts.push(lean === 0 ? book : group({ transform: `rotate(${lean} ${Math.round(x)} ${y})` }, book))
    x += w + (lean === 0 ? 0 : 9)
  }
  return parts
}

function bookcase(s, x, width, top, base) {
  s.add(rect(x, top, width, base - top, '#4a2a20'), rect(x + 14, top + 14, width - 28, base - top - 14, '#26161a'))
  const shelf = 112
  for (let y = top + 14 + shelf; y < base + 4; y += shelf)
    s.add(
      books(s, x + 18, x + width - 18, y - 8, shelf - 16),
      rect(x + 10, y - 9, width - 20, 13, '#7a4a30'),
      rect(x + 10, y + 3, width - 20, 5, '#2a1614'),
    )
  s.add(
    rect(x - 6, top, 20, base - top, '#6b3f2a'),
    rect(x + width - 14, top, 20, base - top, '#5a3324'),
    rect(x - 14, top - 20, width + 28, 26, '#8a5638'),
    rect(x - 14, top + 2, width + 28, 6, '#3a2018'),
  )
}

function arch(s, x, base) {
  s.add(path(`M${x - 150} ${base}V${base - 430}A150 170 0 0 1 ${x + 150} ${base - 430}V${base}Z`, '#8a5638'))
  s.add(
    path(
      `M${x - 126} ${base - 14}V${base - 426}A126 146 0 0 1 ${x + 126} ${base - 426}V${base - 14}Z`,
      s.linear(0, base - 570, 0, base, [0, '#1c2f5a'], [0.55, '#51608f'], [0.85, '#c98f8a'], [1, '#f0c08a']),
    ),
  )
  const clip = s.clip(
    path(`M${x - 126} ${base - 14}V${base - 426}A126 146 0 0 1 ${x + 126} ${base - 426}V${base - 14}Z`, '#000'),
  )
  const view = [circle(x + 56, base - 440, 30, '#fdf0d0')]
  for (let i = 0; i < 24; i += 1)
    view.push(
      circle(x + s.r.between(-120, 120), base - s.r.between(280, 560), s.r.between(1, 2.6), '#fff4dc', {
        opacity: 0.9,
      }),
    )
  for (let px = x - 130; px < x + 130; px += 34) {
    const h = s.r.between(50, 150)
    view.push(rect(px, base - h - 20, 36, h + 20, s.r.pick(['#2f3a63', '#37406b', '#2a3358'])))
    for (let i = 0; i < 4; i += 1)
      if (s.r.maybe(0.6)) view.push(rect(px + s.r.between(5, 24), base - s.r.between(30, h), 6, 9, '#ffd27a'))
  }
  s.add(
    group({ 'clip-path': clip }, view),
    stroke(
      `M${x} ${base - 570}V${base - 14}M${x - 126} ${base - 300}H${x + 126}M${x - 126} ${base - 160}H${x + 126}`,
      '#5a3324',
      9,
    ),
    rect(x - 166, base - 18, 332, 22, '#a87048'),
  )
}

function ladder(s) {
  const [a, b] = [
    [1205, 860],
    [1110, 200],
  ]
  s.add(stroke(`M${a.join(' ')}L${b.join(' ')}M${a[0] + 78} ${a[1]}L${b[0] + 78} ${b[1]}`, '#c98f52', 13))
  for (let i = 1; i < 12; i += 1) {
    const t = i / 12
    s.add(stroke(`M${a[0] + (b[0] - a[0]) * t} ${a[1] + (b[1] - a[1]) * t}h78`, '#dba768', 9))
  }
  s.add(
    rect(700, 192, 920, 10, '#c9a24a'),
    rect(1096, 180, 28, 32, '#8a6a2a', { rx: 5 }),
    rect(1174, 180, 28, 32, '#8a6a2a', { rx: 5 }),
  )
  reader(s, 1196, 600)
}

/** A librarian on the ladder, reaching for a book. */
function reader(s, x, y) {
  s.add(
    stroke(`M${x - 14} ${y - 40}L${x - 22} ${y + 96}M${x + 16} ${y - 40}L${x + 10} ${y + 42}`, '#26324f', 26),
    ellipse(x - 26, y + 104, 24, 10, '#1a1420'),
    ellipse(x + 6, y + 50, 24, 10, '#1a1420'),
  )
  s.add(
    path(
      `M${x - 40} ${y - 20}Q${x - 52} ${y - 150} ${x - 18} ${y - 182}H${x + 26}Q${x + 54} ${y - 150} ${x + 40} ${y - 20}Z`,
      '#2f7a76',
    ),
    path(
      `M${x + 10} ${y - 20}Q${x + 16} ${y - 110} ${x + 26} ${y - 182}Q${x + 54} ${y - 150} ${x + 40} ${y - 20}Z`,
      '#163c44',
      { opacity: 0.6 },
    ),
  )
  s.add(
    stroke(`M${x + 26} ${y - 160}L${x + 92} ${y - 226}`, '#2f7a76', 27),
    circle(x + 102, y - 236, 14, '#b87a54'),
    stroke(`M${x - 28} ${y - 150}L${x - 58} ${y - 70}`, '#2a6d6a', 25),
    circle(x - 60, y - 58, 13, '#b87a54'),
  )
  s.add(rect(x + 88, y - 292, 26, 62, '#c9503a', { rx: 3, transform: `rotate(8 ${x + 100} ${y - 260})` }))
  s.add(
    circle(x + 8, y - 212, 30, '#b87a54'),
    path(
      `M${x - 26} ${y - 180}Q${x - 38} ${y - 256} ${x + 8} ${y - 254}Q${x + 46} ${y - 252} ${x + 38} ${y - 216}Q${x + 14} ${y - 230} ${x + 2} ${y - 200}Q${x - 2} ${y - 176} ${x - 26} ${y - 180}Z`,
      '#e0a857',
    ),
  )
}

function pendant(s, x, y) {
  s.add(
    stroke(`M${x} -10V${y}`, '#c9a24a', 4),
    path(`M${x - 62} ${y + 44}Q${x - 54} ${y - 12} ${x} ${y - 14}Q${x + 54} ${y - 12} ${x + 62} ${y + 44}Z`, '#1f4a45'),
    ellipse(x, y + 44, 62, 13, '#ffe6a6'),
    rect(x - 8, y - 26, 16, 16, '#c9a24a'),
  )
  s.add(
    path(
      poly([
        [x - 60, y + 46],
        [x + 60, y + 46],
        [x + 250, 900],
        [x - 250, 900],
      ]),
      s.linear(0, y + 46, 0, 880, [0, '#ffdf9a', 0.34], [1, '#ffdf9a', 0]),
    ),
  )
  glow(s, x, y + 50, 190, '#ffd98a', 0.6)
}

/** A reader at the table, seen from behind it. */
function seated(s, x, y, shirt, hair, skin) {
  s.add(
    path(
      `M${x - 92} ${y + 30}Q${x - 88} ${y - 78} ${x - 30} ${y - 92}H${x + 30}Q${x + 88} ${y - 78} ${x + 92} ${y + 30}Z`,
      shirt,
    ),
    path(
      `M${x + 26} ${y + 30}Q${x + 34} ${y - 50} ${x + 30} ${y - 92}Q${x + 88} ${y - 78} ${x + 92} ${y + 30}Z`,
      '#1a1020',
      { opacity: 0.25 },
    ),
  )
  s.add(rect(x - 17, y - 112, 34, 30, mix(skin, '#3a1a14', 0.2)), ellipse(x, y - 142, 37, 44, skin), hair(x, y))
  s.add(
    stroke(`M${x - 20} ${y - 136}q7 5 14 0M${x + 7} ${y - 136}q7 5 14 0`, '#2a1418', 3.4),
    stroke(`M${x - 7} ${y - 117}q7 4 14 0`, mix(skin, '#5a1a18', 0.5), 3),
  )
  s.add(
    path(
      `M${x - 66} ${y + 34}L${x} ${y + 20}L${x + 66} ${y + 34}L${x + 60} ${y - 6}L${x} ${y - 20}L${x - 60} ${y - 6}Z`,
      '#8f3a2f',
    ),
    path(
      `M${x - 60} ${y + 26}L${x} ${y + 12}L${x} ${y - 16}L${x - 55} ${y - 4}ZM${x + 60} ${y + 26}L${x} ${y + 12}L${x} ${y - 16}L${x + 55} ${y - 4}Z`,
      '#f7ecd4',
    ),
  )
  s.add(circle(x - 66, y + 16, 13, skin), circle(x + 66, y + 16, 13, skin))
}

function deskLamp(s, x, y) {
  s.add(
    ellipse(x, y + 2, 34, 8, '#8a6a2a'),
    rect(x - 4, y - 86, 8, 88, '#c9a24a'),
    path(
      `M${x - 66} ${y - 78}Q${x - 58} ${y - 118} ${x} ${y - 118}Q${x + 58} ${y - 118} ${x + 66} ${y - 78}Z`,
      '#2f8a6a',
    ),
    path(
      `M${x - 66} ${y - 78}Q${x - 58} ${y - 118} ${x} ${y - 118}Q${x - 30} ${y - 110} ${x - 36} ${y - 78}Z`,
      '#7fd0a8',
      { opacity: 0.6 },
    ),
  )
  s.add(
    path(
      poly([
        [x - 62, y - 76],
        [x + 62, y - 76],
        [x + 150, y + 14],
        [x - 150, y + 14],
      ]),
      s.linear(0, y - 76, 0, y + 14, [0, '#ffeab0', 0.75], [1, '#ffeab0', 0.1]),
    ),
  )
  glow(s, x, y - 50, 170, '#ffe2a0', 0.55)
}

export function libraryShelves() {
  const s = sheet(113)
  s.add(rect(0, 0, 1600, 1067, '#3a221e'))
  bookcase(s, -60, 400, 150, 870)
  bookcase(s, 720, 440, 150, 870)
  bookcase(s, 1180, 480, 150, 870)
  s.add(rect(346, 0, 366, 880, s.linear(346, 0, 712, 0, [0, '#6b3f2c'], [0.5, '#8a5638'], [1, '#5f3626'])))
  arch(s, 529, 820)
  s.add(rect(-10, -10, 1620, 130, '#5a3324'), rect(-10, 112, 1620, 14, '#a87048'))
  for (let x = 10; x < 1600; x += 64) s.add(path(`M${x} 112V60A26 30 0 0 1 ${x + 52} 60V112Z`, '#3f231b'))
  ladder(s)
  s.add(
    rect(-10, 866, 1620, 220, '#5f3a26'),
    rect(0, 866, 1600, 201, s.linear(0, 866, 0, 1067, [0, '#2a1412', 0.9], [1, '#2a1412', 0.2])),
  )
  for (const x of [250, 850, 1400]) pendant(s, x, 230)
  const skins = ['#b87a54', '#8f5a3c', '#c98f68', '#a86a46']
  const short = (tone) => (x, y) =>
    path(
      `M${x - 40} ${y - 140}Q${x - 44} ${y - 196} ${x} ${y - 194}Q${x + 44} ${y - 196} ${x + 40} ${y - 140}Q${x + 32} ${y - 172} ${x} ${y - 170}Q${x - 32} ${y - 172} ${x - 40} ${y - 140}Z`,
      tone,
    )
  const scarf = (tone) => (x, y) =>
    path(
      `M${x - 50} ${y - 84}Q${x - 62} ${y - 204} ${x} ${y - 204}Q${x + 62} ${y - 204} ${x + 50} ${y - 84}Q${x} ${y - 66} ${x - 50} ${y - 84}ZM${x} ${y - 182}C${x - 44} ${y - 182} ${x - 42} ${y - 104} ${x} ${y - 100}C${x + 42} ${y - 104} ${x + 44} ${y - 182} ${x} ${y - 182}Z`,
      tone,
      { 'fill-rule': 'evenodd' },
    )
  const curls = (tone) => (x, y) =>
    group(
      {},
      Array.from({ length: 13 }, (_, i) =>
        circle(
          x + Math.cos(Math.PI + (i / 12) * Math.PI) * 42,
          y - 148 + Math.sin(Math.PI + (i / 12) * Math.PI) * 42,
          17,
          tone,
        ),
      ),
    )
  seated(s, 250, 920, '#c9803a', short('#2a1a18'), skins[0])
  seated(s, 640, 920, '#5a6f9a', scarf('#d9a0a0'), skins[2])
  seated(s, 980, 920, '#8f3a44', curls('#231614'), skins[1])
  seated(s, 1400, 920, '#4f7a5a', scarf('#f0e0c0'), skins[3])
  s.add(
    path(
      poly([
        [-10, 946],
        [1610, 946],
        [1610, 1080],
        [-10, 1080],
      ]),
      '#7a4a2e',
    ),
    rect(-10, 944, 1620, 12, '#c98f5a'),
  )
  for (let i = 0; i < 40; i += 1)
    s.add(
      stroke(
        `M${s.r.between(-40, 1600)} ${s.r.between(966, 1060)}h${s.r.between(40, 200)}`,
        s.r.pick(['#5f3620', '#94603c']),
        3,
        { opacity: 0.6 },
      ),
    )
  for (const x of [445, 812, 1190]) deskLamp(s, x, 952)
  for (const [x, k] of [
    [90, 0],
    [1290, 2],
    [560, 1],
  ])
    s.add(
      [0, 1, 2, 3].map((i) =>
        rect(x - 50 + (i % 2) * 10, 934 - i * 20, 100 - i * 6, 18, SPINES[(i * 3 + k * 2) % 11], { rx: 3 }),
      ),
    )
  s.add(
    rect(0, 0, 1600, 1067, s.radial(780, 620, 1100, [0, '#170c10', 0], [0.6, '#170c10', 0.05], [1, '#170c10', 0.9]), {
      filter: s.dots('#170c10'),
    }),
  )
  return s
}
