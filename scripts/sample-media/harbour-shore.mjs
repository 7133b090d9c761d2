/** What stands round the water of the harbour: town, mole, quay and a rowing boat. */
import { circle, curve, ellipse, group, path, poly, rect, stroke } from './kit.mjs'

/** The old town behind the quay, two rows deep. */
export function town(s, horizon) {
  const rows = [
    { lift: 58, tones: ['#8a7790', '#937d92', '#84738e'] },
    { lift: 0, tones: ['#5b5575', '#6a5f7c', '#54506f', '#77677f'] },
  ]
  for (const row of rows) {
    for (let x = -20; x < 390;) {
      const w = s.r.between(30, 66)
      const h = s.r.between(40, 112) * (1 - x / 560) + row.lift * (1 - x / 430)
      const fill = s.r.pick(row.tones)
      const top = horizon - h + 8
      s.add(rect(x, top, w + 2, h, fill))
      if (s.r.maybe(0.3))
        s.add(path(`M${x + w * 0.2} ${top + 1}Q${x + w / 2} ${top - w * 0.62} ${x + w * 0.8} ${top + 1}Z`, fill))
      for (let i = 0; i < 6; i += 1) {
        if (s.r.maybe(0.4))
          s.add(
            rect(x + s.r.between(6, w - 12), top + s.r.between(10, Math.max(12, h - 30)), 5, 8, '#ffd98a', {
              opacity: 0.9,
            }),
          )
      }
      x += w
    }
  }
  s.add(
    path(
      poly([
        [-20, 596],
        [620, 600],
        [640, 616],
        [-20, 622],
      ]),
      '#3c3f60',
    ),
  )
  for (let i = 0; i < 16; i += 1) {
    const x = 30 + i * 37
    s.add(rect(x, 603, 3, s.r.between(8, 15), '#23304f'))
    if (i % 3 === 0 && i > 1)
      s.add(path(`M${x} 612q22 10 44 0l-5 9q-17 6-34 0z`, '#2c3452'), stroke(`M${x + 20} 612V578`, '#2c3452', 2.5))
  }
}

export function mole(s) {
  const top = [
    [1640, 664],
    [1500, 672],
    [1400, 680],
    [1300, 690],
    [1258, 700],
  ]
  s.add(path(`${curve(top)}L1236 728L1640 740Z`, '#4d4763'), path(`${curve(top)}L1252 708L1640 684Z`, '#8d7480'))
  for (let i = 0; i < 46; i += 1) {
    const x = s.r.between(1236, 1610)
    const y = s.r.between(712, 752)
    const w = s.r.between(12, 30)
    s.add(
      path(
        poly([
          [x - w, y + 6],
          [x - w * 0.5, y - w * 0.45],
          [x + w * 0.6, y - w * 0.4],
          [x + w, y + 8],
        ]),
        s.r.pick(['#3a3a57', '#454261', '#57506b', '#6b5d74']),
      ),
    )
  }
}

/** Quay of dressed stone with two bollards and a rope. */
export function quay(s) {
  s.add(
    path(
      poly([
        [-10, 960],
        [560, 938],
        [650, 1080],
        [-10, 1080],
      ]),
      '#16223a',
    ),
    path(
      poly([
        [-10, 960],
        [560, 938],
        [572, 956],
        [-10, 980],
      ]),
      '#686784',
    ),
  )
  for (let row = 0; row < 3; row += 1) {
    const y = 1000 + row * 30
    s.add(stroke(`M-10 ${y + 4}L${590 + row * 16} ${y - 14}`, '#0d1626', 3))
    for (let x = 40 + (row % 2) * 45; x < 560; x += 92)
      s.add(stroke(`M${x} ${y - 1 - x * 0.03}V${y + 27 - x * 0.03}`, '#0d1626', 3))
  }
  for (const [x, y, k] of [
    [150, 966, 1],
    [430, 954, 0.92],
  ]) {
    s.add(
      path(
        poly([
          [x - 30 * k, y],
          [x - 22 * k, y - 52 * k],
          [x + 22 * k, y - 52 * k],
          [x + 30 * k, y],
        ]),
        '#0e1729',
      ),
    )
    s.add(ellipse(x, y - 56 * k, 36 * k, 13 * k, '#22314f'), ellipse(x + 4, y - 59 * k, 24 * k, 6 * k, '#9a8d9c'))
  }
  s.add(
    stroke('M172 944C250 1022 330 1012 408 936', '#c9a284', 7),
    stroke('M452 930C520 960 548 1000 560 1080', '#c9a284', 6),
  )
  for (const y of [930, 940]) s.add(ellipse(430, y, 27, 6, 'none', { stroke: '#c9a284', 'stroke-width': 5 }))
}

/** A rowing boat that comes home. */
export function rower(s, x, y) {
  s.add(group({ opacity: 0.5 }, ellipse(x, y + 34, 150, 12, '#101c33')))
  s.add(
    path(
      `M${x - 150} ${y - 16}Q${x} ${y + 18} ${x + 152} ${y - 22}L${x + 118} ${y + 30}Q${x} ${y + 48} ${x - 112} ${y + 30}Z`,
      '#1a2742',
    ),
  )
  s.add(
    path(
      `M${x - 150} ${y - 16}Q${x} ${y + 18} ${x + 152} ${y - 22}L${x + 148} ${y - 13}Q${x} ${y + 28} ${x - 144} ${y - 7}Z`,
      '#d99a72',
    ),
  )
  s.add(
    path(
      `M${x - 20} ${y + 6}Q${x - 26} ${y - 66} ${x + 6} ${y - 74}Q${x + 34} ${y - 66} ${x + 30} ${y + 6}Z`,
      '#0f1a2f',
    ),
    circle(x + 10, y - 92, 17, '#0f1a2f'),
  )
  s.add(path(`M${x - 14} ${y - 100}Q${x + 8} ${y - 124} ${x + 34} ${y - 98}Z`, '#d99a72'))
  s.add(
    stroke(`M${x + 2} ${y - 48}L${x - 64} ${y - 28}`, '#0f1a2f', 11),
    stroke(`M${x - 40} ${y - 36}L${x - 196} ${y + 44}`, '#c9a284', 6),
  )
  const lights = [
    [-236, 44, 60],
    [-214, 56, 40],
    [150, 20, 70],
  ]
  s.add(
    group(
      { opacity: 0.8 },
      lights.map(([dx, dy, w]) => rect(x + dx, y + dy, w, 4, '#f0c6a0', { rx: 2 })),
    ),
  )
}
