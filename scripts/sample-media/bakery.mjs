/** The baker at the oven, before dawn. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

function bricks(s, x0, x1, y0, y1, tones, opacity = 1) {
  const parts = []
  for (let row = 0; y0 + row * 34 < y1; row += 1) {
    for (let x = x0 - (row % 2) * 38; x < x1; x += 78)
      parts.push(rect(x, y0 + row * 34, 73, 29, mix(tones[0], tones[1], s.r.next()), { rx: 4 }))
  }
  s.add(group({ opacity }, parts))
}

function loaf(s, x, y, size, fresh = 1) {
  const crust = mix('#8f4f1f', '#d9913c', s.r.between(0.2, 0.9) * fresh)
  s.add(
    ellipse(x, y + size * 0.1, size * 1.02, size * 0.44, '#2a120a', { opacity: 0.4 }),
    ellipse(x, y, size, size * 0.44, crust),
    ellipse(x - size * 0.12, y - size * 0.1, size * 0.74, size * 0.26, mix(crust, '#ffd58a', 0.45)),
  )
  for (let i = 0; i < 4; i += 1)
    s.add(
      stroke(
        `M${x - size * 0.5 + i * size * 0.28} ${y - size * 0.2}l${size * 0.16} ${size * 0.26}`,
        mix(crust, '#5a2a10', 0.6),
        size * 0.045,
      ),
    )
}

function oven(s) {
  const [x, base] = [1060, 720]
  s.add(
    path(
      `M${x - 420} ${base + 140}V${base - 220}Q${x - 400} ${base - 470} ${x} ${base - 490}Q${x + 400} ${base - 470} ${x + 420} ${base - 220}V${base + 140}Z`,
      '#7a3f28',
    ),
  )
  const clip = s.clip(
    path(
      `M${x - 420} ${base + 140}V${base - 220}Q${x - 400} ${base - 470} ${x} ${base - 490}Q${x + 400} ${base - 470} ${x + 420} ${base - 220}V${base + 140}Z`,
      '#000',
    ),
  )
  const rows = []
  for (let row = 0; row < 20; row += 1)
    for (let i = 0; i < 12; i += 1)
      rows.push(
        rect(x - 440 + i * 78 - (row % 2) * 38, base - 500 + row * 34, 73, 29, mix('#6b3322', '#a85f38', s.r.next()), {
          rx: 4,
        }),
      )
  s.add(group({ 'clip-path': clip }, rows))
  for (let i = 0; i < 19; i += 1) {
    const turn = Math.PI + (i / 18) * Math.PI
    const [cx, cy] = [x + Math.cos(turn) * 262, base - 60 + Math.sin(turn) * 236]
    s.add(
      rect(cx - 26, cy - 40, 52, 78, mix('#b86f42', '#d99560', s.r.next()), {
        rx: 6,
        transform: `rotate(${Math.round((turn * 180) / Math.PI + 90)} ${Math.round(cx)} ${Math.round(cy)})`,
      }),
    )
  }
  const mouth = `M${x - 222} ${base + 4}V${base - 60}A222 200 0 0 1 ${x + 222} ${base - 60}V${base + 4}Z`
  s.add(path(mouth, s.radial(x, base - 40, 300, [0, '#fff3b8'], [0.3, '#ffc24f'], [0.62, '#f07a24'], [1, '#7a2410'])))
  fire(s, x, base, s.clip(path(mouth, '#000')))
  s.add(rect(x - 300, base, 600, 40, '#c98f5f', { rx: 6 }), rect(x - 300, base + 28, 600, 14, '#6b3a24'))
}

function fire(s, x, base, clip) {
  const flames = []
  for (let i = 0; i < 20; i += 1) {
    const fx = x + s.r.between(20, 210)
    const h = s.r.between(50, 170)
    flames.push(
      path(
        `M${fx - 22} ${base}Q${fx - 30} ${base - h * 0.5} ${fx + s.r.between(-8, 8)} ${base - h}Q${fx + 28} ${base - h * 0.45} ${fx + 22} ${base}Z`,
        s.r.pick(['#ffe38a', '#ffb03c', '#f5802a', '#fff4c8']),
        { opacity: 0.8 },
      ),
    )
  }
  for (let i = 0; i < 5; i += 1)
    flames.push(rect(x + 60 + i * 30, base - 26 + (i % 2) * 10, 100, 20, '#5a1e10', { rx: 9 }))
  s.add(group({ 'clip-path': clip }, flames))
  for (const [lx, ly] of [
    [-150, -22],
    [-84, -40],
    [-30, -20],
  ])
    loaf(s, x + lx, base + ly, 46, 0.9)
}

/** Seen from the side, leaning towards the fire. */
function baker(s) {
  const [x, y] = [560, 1010]
  const shirt = '#efe3cc'
  s.add(ellipse(x, y + 20, 190, 24, '#1d0d0a', { opacity: 0.6 }))
  s.add(
    path(
      `M${x - 86} ${y + 20}Q${x - 96} ${y - 190} ${x - 60} ${y - 280}L${x + 70} ${y - 280}Q${x + 92} ${y - 120} ${x + 80} ${y + 20}Z`,
      '#3a4660',
    ),
  )
  s.add(
    path(
      `M${x - 92} ${y - 250}Q${x - 120} ${y - 460} ${x - 6} ${y - 520}Q${x + 96} ${y - 500} ${x + 100} ${y - 400}L${x + 84} ${y - 250}Z`,
      shirt,
    ),
  )
  s.add(
    path(
      `M${x - 70} ${y - 262}Q${x + 20} ${y - 236} ${x + 86} ${y - 270}L${x + 78} ${y - 20}Q${x} ${y + 4} ${x - 66} ${y - 20}Z`,
      '#d9c3a0',
    ),
    stroke(`M${x - 88} ${y - 300}Q${x} ${y - 262} ${x + 92} ${y - 300}`, '#b59a74', 11),
  )
  s.add(
    path(
      `M${x - 92} ${y - 250}Q${x - 120} ${y - 460} ${x - 6} ${y - 520}Q${x - 70} ${y - 400} ${x - 30} ${y - 250}Z`,
      '#5a3040',
      { opacity: 0.42 },
    ),
  )
  s.add(
    path(
      `M${x + 18} ${y - 500}Q${x + 8} ${y - 560} ${x + 40} ${y - 570}L${x + 82} ${y - 545}L${x + 72} ${y - 490}Z`,
      '#a8663f',
    ),
  )
  s.add(
    path(
      `M${x - 6} ${y - 620}Q${x + 2} ${y - 694} ${x + 74} ${y - 690}Q${x + 136} ${y - 676} ${x + 132} ${y - 618}L${x + 146} ${y - 584}L${x + 128} ${y - 576}Q${x + 130} ${y - 536} ${x + 96} ${y - 530}Q${x + 40} ${y - 522} ${x + 14} ${y - 556}Z`,
      '#b8734a',
    ),
  )
  s.add(
    path(
      `M${x + 62} ${y - 548}Q${x + 96} ${y - 552} ${x + 126} ${y - 562}Q${x + 128} ${y - 530} ${x + 96} ${y - 524}Q${x + 40} ${y - 518} ${x + 16} ${y - 556}L${x + 20} ${y - 600}Q${x + 40} ${y - 560} ${x + 62} ${y - 548}Z`,
      '#4a3a38',
    ),
  )
  s.add(
    path(
      `M${x - 16} ${y - 622}Q${x - 14} ${y - 726} ${x + 78} ${y - 716}Q${x + 146} ${y - 706} ${x + 138} ${y - 640}Q${x + 70} ${y - 668} ${x + 30} ${y - 640}Q${x + 20} ${y - 610} ${x + 8} ${y - 586}Q${x - 14} ${y - 596} ${x - 16} ${y - 622}Z`,
      '#f7ecd6',
    ),
    stroke(`M${x + 106} ${y - 612}q10 -4 16 1`, '#2a1a18', 5),
  )
  s.add(
    path(
      `M${x + 138} ${y - 640}L${x + 146} ${y - 584}L${x + 128} ${y - 576}Q${x + 130} ${y - 536} ${x + 96} ${y - 530}`,
      'none',
      { stroke: '#ffc46b', 'stroke-width': 5, 'stroke-linecap': 'round', opacity: 0.9 },
    ),
  )
  const peel = `M${x - 280} ${y - 268}L${x + 300} ${y - 348}`
  s.add(
    stroke(peel, '#8a5a2f', 15),
    path(
      poly([
        [x + 290, y - 372],
        [x + 300, y - 326],
        [x + 470, y - 332],
        [x + 470, y - 366],
      ]),
      '#a8713f',
    ),
  )
  loaf(s, x + 396, y - 366, 62, 0.4)
  for (const [sx, sy, ex, ey, hx, hy] of [
    [x + 72, y - 440, x + 128, y - 330, x + 208, y - 338],
    [x - 40, y - 430, x - 120, y - 320, x - 52, y - 300],
  ]) {
    s.add(
      stroke(`M${sx} ${sy}L${ex} ${ey}`, shirt, 54),
      stroke(`M${sx} ${sy}L${ex} ${ey}`, '#5a3040', 54, { opacity: 0.14 }),
      stroke(`M${ex} ${ey}L${hx} ${hy}`, '#b8734a', 34),
      circle(hx + 6, hy, 22, '#b8734a'),
    )
  }
}

export function breadOven() {
  const s = sheet(101)
  s.add(rect(0, 0, 1600, 1067, '#33201e'))
  bricks(s, 0, 1620, 0, 860, ['#3a2522', '#4d322b'])
  s.add(
    rect(
      0,
      0,
      1600,
      1067,
      s.radial(1040, 640, 980, [0, '#ff9a3c', 0.75], [0.45, '#a8482a', 0.45], [1, '#1a0f14', 0.55]),
    ),
  )
  window(s)
  shelves(s)
  oven(s)
  s.add(
    rect(-10, 850, 1620, 230, '#4a2a20'),
    path(
      poly([
        [-10, 850],
        [1610, 850],
        [1610, 1080],
        [-10, 1080],
      ]),
      s.radial(1060, 850, 760, [0, '#ffab52', 0.75], [0.6, '#a8502a', 0.3], [1, '#24120f', 0.5]),
    ),
  )
  for (let i = 0; i < 5; i += 1) s.add(stroke(`M-10 ${886 + i * i * 10 + i * 16}H1610`, '#2a1611', 4, { opacity: 0.7 }))
  wood(s)
  table(s)
  glow(s, 1060, 650, 640, '#ffb04f', 0.5)
  baker(s)
  flour(s)
  s.add(
    rect(0, 0, 1600, 1067, s.radial(1000, 620, 1100, [0, '#140a0e', 0], [0.62, '#140a0e', 0], [1, '#140a0e', 0.95]), {
      filter: s.dots('#140a0e'),
    }),
  )
  return s
}

function window(s) {
  s.add(
    path('M80 470V220A110 110 0 0 1 300 220V470Z', '#241614'),
    path('M98 452V224A92 92 0 0 1 282 224V452Z', s.linear(0, 130, 0, 452, [0, '#16284a'], [1, '#5d6c94'])),
  )
  for (let i = 0; i < 16; i += 1)
    s.add(circle(s.r.between(110, 270), s.r.between(160, 330), s.r.between(1, 2.6), '#fff4d8'))
  s.add(
    path('M98 452V400H140V372H188V410H232V384H282V452Z', '#1b2440'),
    rect(150, 404, 9, 13, '#ffd98a'),
    stroke('M190 134V452M98 300H282', '#241614', 9),
  )
}

function shelves(s) {
  for (const y of [250, 400, 550]) {
    s.add(rect(1496, y, 130, 16, '#8a5a34'), rect(1496, y + 14, 130, 8, '#4a2a18'))
    for (let i = 0; i < 3; i += 1) loaf(s, 1516 + i * 46, y - 16, 36)
  }
  for (const y of [600, 730]) {
    s.add(rect(-10, y, 330, 18, '#8a5a34'), rect(-10, y + 16, 330, 9, '#4a2a18'))
    for (let i = 0; i < 5; i += 1) loaf(s, 24 + i * 64, y - 20, 42)
    for (let i = 0; i < 4; i += 1) loaf(s, 56 + i * 64, y - 50, 40)
  }
}

function wood(s) {
  for (let row = 0; row < 4; row += 1) {
    for (let i = 0; i < 5 - (row > 2 ? 1 : 0); i += 1) {
      const [x, y] = [1370 + i * 58 + (row % 2) * 28, 996 - row * 50]
      s.add(
        circle(x, y, 30, '#5a3420'),
        circle(x, y, 25, '#c98f5a'),
        circle(x, y, 16, '#a8703f'),
        circle(x, y, 8, '#c98f5a'),
      )
    }
  }
}

function table(s) {
  s.add(rect(-10, 960, 430, 26, '#b5824f'), rect(-10, 984, 430, 96, '#5f3a22'))
  for (const [x, k] of [
    [70, 1],
    [170, 0.9],
    [262, 1.05],
    [350, 0.85],
  ])
    s.add(ellipse(x, 952, 48 * k, 27 * k, '#d9c6a4'), ellipse(x - 8, 944, 34 * k, 16 * k, '#f7ebd0'))
  s.add(path('M300 1000', 'none'), ellipse(214, 978, 190, 7, '#f2e4c8', { opacity: 0.7 }))
}

function flour(s) {
  for (let i = 0; i < 170; i += 1) {
    const [x, y] = [s.r.between(200, 1560), s.r.between(240, 1020)]
    s.add(
      circle(x, y, s.r.between(0.8, 2.8), s.r.pick(['#ffe3a8', '#ffd07a', '#fff2d4']), {
        opacity: s.r.between(0.25, 0.85),
      }),
    )
  }
}
