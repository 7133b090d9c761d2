/** A classroom in the first light. */
import { circle, ellipse, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

function windows(s) {
  for (const x of [60, 320, 580]) {
    s.add(
      rect(x - 14, 90, 228, 436, '#c9a77c'),
      rect(x, 104, 200, 408, s.linear(0, 104, 0, 512, [0, '#9fd0d8'], [0.6, '#e6ecc8'], [1, '#ffe9b0'])),
    )
    const clip = s.clip(rect(x, 104, 200, 408, '#000'))
    const view = [
      path(`M${x} 440Q${x + 60} 380 ${x + 120} 420T${x + 220} 400V520H${x}Z`, '#9dbf8a'),
      path(`M${x} 470Q${x + 80} 430 ${x + 220} 462V520H${x}Z`, '#6f9f6a'),
    ]
    for (let i = 0; i < 6; i += 1)
      view.push(
        circle(
          x + 30 + i * 32 + s.r.between(-10, 10),
          440 + s.r.between(-14, 14),
          s.r.between(16, 30),
          s.r.pick(['#5a8f58', '#7aa864', '#4a7f52']),
        ),
      )
    s.add(
      group({ 'clip-path': clip }, view),
      stroke(`M${x + 100} 104V512M${x} 240H${x + 200}M${x} 376H${x + 200}`, '#f7ecd2', 9),
      rect(x - 22, 512, 244, 18, '#e9d3aa'),
      rect(x - 22, 528, 244, 7, '#9c7448'),
    )
  }
  plants(s)
}

function plants(s) {
  const pot = (x, tone) =>
    path(
      poly([
        [x - 30, 462],
        [x + 30, 462],
        [x + 22, 514],
        [x - 22, 514],
      ]),
      tone,
    )
  for (const [x, tone, leaf] of [
    [110, '#c9683f', '#3f7f4a'],
    [430, '#3d7f8a', '#5a9a4f'],
    [700, '#d9a03f', '#2f6f4f'],
  ]) {
    for (let i = 0; i < 13; i += 1) {
      const [a, l] = [-Math.PI / 2 + (i - 6) * 0.22 + s.r.between(-0.1, 0.1), s.r.between(50, 110)]
      const [ex, ey] = [x + Math.cos(a) * l, 464 + Math.sin(a) * l]
      s.add(
        path(
          `M${x} 466Q${(x + ex) / 2 - 14} ${(466 + ey) / 2} ${ex} ${ey}Q${(x + ex) / 2 + 14} ${(466 + ey) / 2} ${x} 466Z`,
          mix(leaf, '#c9e08a', s.r.between(0, 0.35)),
        ),
      )
    }
    s.add(pot(x, tone), rect(x - 35, 454, 70, 14, mix(tone, '#ffffff', 0.18), { rx: 4 }))
  }
}

/** Chalk: a ship, a storm and a cat on the mast. */
function board(s) {
  s.add(rect(880, 110, 640, 380, '#8a5a34', { rx: 8 }), rect(898, 128, 604, 344, '#2f5d4a'))
  for (let i = 0; i < 12; i += 1)
    s.add(
      ellipse(s.r.between(940, 1460), s.r.between(160, 440), s.r.between(60, 150), s.r.between(16, 40), '#5f8f78', {
        opacity: 0.16,
        transform: `rotate(${s.r.int(-16, 16)} 1200 300)`,
      }),
    )
  const chalk = (d, width = 5, tone = '#f4f1e0') => stroke(d, tone, width, { opacity: 0.92 })
  s.add(
    chalk('M1010 380Q1180 430 1350 376L1310 424Q1180 446 1052 424Z', 6),
    chalk('M1180 398V196M1180 210Q1280 250 1296 366H1190M1172 236Q1090 270 1074 368H1172'),
  )
  s.add(
    chalk('M1180 196L1216 182L1180 172Z', 5, '#f2b8a0'),
    chalk(
      'M930 428q26 -22 52 0t52 0M1330 432q26 -22 52 0t52 0M960 452q26 -20 52 0t52 0t52 0M1150 456q26 -20 52 0t52 0t52 0',
      4,
      '#a9d6e0',
    ),
  )
  s.add(
    group(
      { transform: 'translate(-177 -27) scale(1.15)' },
      chalk(
        'M1164 196q-6 -34 16 -34t18 34M1165 174l-5 -20l13 9M1195 174l6 -20l-14 9M1198 194q24 2 22 -26M1174 178v3M1187 178v3',
        4.5,
        '#f6d98a',
      ),
    ),
  )
  s.add(
    chalk(
      'M1376 190a34 34 0 1 0 2 0M1376 150v-14M1420 224h14M1332 224h-14M1408 192l12 -12M1344 192l-12 -12',
      4,
      '#f6d98a',
    ),
    chalk('M930 190q20 -24 44 -8q22 -22 44 2q26 2 20 22h-106q-18 -4 -2 -16', 4),
  )
  s.add(
    rect(880, 486, 640, 16, '#c98f5a'),
    rect(960, 478, 46, 9, '#fff8e6', { rx: 3 }),
    rect(1020, 478, 34, 9, '#f2b8a0', { rx: 3 }),
    rect(1380, 470, 76, 18, '#3d5f8a', { rx: 3 }),
  )
}

function globe(s, x, y) {
  s.add(ellipse(x, y + 8, 62, 12, '#7a4a2c'), rect(x - 6, y - 40, 12, 46, '#8a5a34'), circle(x, y - 112, 76, '#4f9aa8'))
  const clip = s.clip(circle(x, y - 112, 76, '#000'))
  s.add(
    group(
      { 'clip-path': clip },
      path(
        `M${x - 60} ${y - 160}Q${x - 20} ${y - 180} ${x - 8} ${y - 146}Q${x - 30} ${y - 120} ${x - 16} ${y - 96}Q${x - 40} ${y - 60} ${x - 56} ${y - 96}Z`,
        '#d9b35a',
      ),
      path(
        `M${x + 14} ${y - 170}Q${x + 70} ${y - 160} ${x + 74} ${y - 120}Q${x + 40} ${y - 108} ${x + 44} ${y - 74}Q${x + 16} ${y - 66} ${x + 20} ${y - 110}Z`,
        '#c98f4a',
      ),
      circle(x + 40, y - 90, 84, '#1d4a5a', { opacity: 0.22 }),
      ellipse(x - 28, y - 146, 22, 16, '#ffffff', { opacity: 0.4 }),
    ),
  )
  s.add(
    path(`M${x - 20} ${y - 200}A92 92 0 0 1 ${x + 40} ${y - 30}`, 'none', {
      stroke: '#b8803f',
      'stroke-width': 8,
      'stroke-linecap': 'round',
    }),
  )
}

function desk(s, x, y, k, { book, apple }) {
  const [w, h] = [236 * k, 26 * k]
  s.add(ellipse(x + 40 * k, y + 172 * k, 170 * k, 20 * k, '#5f3a24', { opacity: 0.35 }))
  for (const leg of [-0.42, 0.42])
    s.add(
      path(
        poly([
          [x + w * leg - 8 * k, y + h],
          [x + w * leg + 8 * k, y + h],
          [x + w * leg * 1.1 + 6 * k, y + 170 * k],
          [x + w * leg * 1.1 - 6 * k, y + 170 * k],
        ]),
        '#4a5a63',
      ),
    )
  s.add(
    rect(x - w * 0.46, y + h, w * 0.92, 34 * k, '#9c6238'),
    path(
      poly([
        [x - w * 0.44, y - 34 * k],
        [x + w * 0.44, y - 34 * k],
        [x + w / 2, y + 8 * k],
        [x - w / 2, y + 8 * k],
      ]),
      '#dba768',
    ),
    rect(x - w / 2, y + 6 * k, w, h * 0.9, '#b87c45', { rx: 4 * k }),
  )
  s.add(
    path(
      poly([
        [x - w * 0.44, y - 34 * k],
        [x - w * 0.05, y - 34 * k],
        [x - w * 0.1, y + 8 * k],
        [x - w / 2, y + 8 * k],
      ]),
      '#ffe6ae',
      { opacity: 0.5 },
    ),
  )
  if (book)
    s.add(
      path(
        poly([
          [x - 44 * k, y - 22 * k],
          [x, y - 15 * k],
          [x + 44 * k, y - 22 * k],
          [x + 52 * k, y - 1 * k],
          [x, y + 5 * k],
          [x - 52 * k, y - 1 * k],
        ]),
        '#fff8e4',
      ),
      stroke(`M${x} ${y - 15 * k}V${y + 5 * k}`, '#c9a77c', 2 * k),
      path(
        poly([
          [x - 52 * k, y - 1 * k],
          [x, y + 5 * k],
          [x + 52 * k, y - 1 * k],
          [x + 52 * k, y + 4 * k],
          [x, y + 10 * k],
          [x - 52 * k, y + 4 * k],
        ]),
        book,
      ),
    )
  if (apple)
    s.add(
      circle(x + 80 * k, y - 18 * k, 14 * k, '#c9402f'),
      path(
        `M${x + 80 * k} ${y - 31 * k}q${4 * k} ${-12 * k} ${14 * k} ${-10 * k}q${-2 * k} ${10 * k} ${-14 * k} ${10 * k}z`,
        '#5a8f3f',
      ),
    )
  s.add(
    path(`M${x - 70 * k} ${y + 96 * k}H${x + 70 * k}L${x + 76 * k} ${y + 116 * k}H${x - 76 * k}Z`, '#dba768'),
    rect(x - 74 * k, y + 114 * k, 148 * k, 10 * k, '#9c6238'),
  )
  for (const leg of [-60, 56]) s.add(rect(x + leg * k, y + 122 * k, 8 * k, 70 * k, '#4a5a63'))
}

export function classroom() {
  const s = sheet(127)
  s.add(
    rect(0, 0, 1600, 640, '#f0dcae'),
    rect(0, 0, 1600, 640, s.linear(0, 0, 1600, 0, [0, '#fff2cf', 0.9], [0.5, '#f3d79c', 0.4], [1, '#d9ae78', 0.9])),
  )
  s.add(rect(0, 540, 1600, 120, '#7fa89a'), rect(0, 534, 1600, 12, '#f7ecd2'))
  s.add(rect(-10, 650, 1620, 430, s.linear(0, 650, 0, 1067, [0, '#c98f5f'], [1, '#94603c'])))
  for (let i = 0; i < 26; i += 1)
    s.add(stroke(`M${800 + (i - 13) * 74} 650L${800 + (i - 13) * 230} 1080`, '#7d4d2e', 3, { opacity: 0.5 }))
  windows(s)
  board(s)
  shelf(s)
  globe(s, 1450, 640)
  s.add(rect(1370, 644, 170, 20, '#b87c45'), rect(1384, 662, 142, 90, '#8a5a34'))
  for (let i = 0; i < 9; i += 1) {
    const tone = ['#e0703f', '#f0c04f', '#3d8f8a', '#b8406a', '#5a7fb0'][i % 5]
    s.add(
      path(
        poly([
          [20 + i * 178, 24 + Math.sin(i) * 10],
          [92 + i * 178, 30 + Math.cos(i) * 10],
          [58 + i * 178, 88],
        ]),
        tone,
      ),
    )
  }
  s.add(stroke('M-10 20Q400 44 800 26T1610 30', '#8a5a34', 4))
  for (const [y, k, xs] of [
    [690, 0.72, [250, 520, 790, 1060, 1290]],
    [770, 0.94, [130, 470, 810, 1150]],
    [880, 1.22, [330, 780, 1240]],
  ]) {
    xs.forEach((x, i) =>
      desk(s, x, y, k, {
        book: (i + Math.round(y)) % 3 === 0 ? '#b8402f' : (i + Math.round(y)) % 3 === 1 ? '#3d6f8a' : undefined,
        apple: i === 1 && k > 0.9,
      }),
    )
  }
  shafts(s)
  s.add(
    rect(0, 0, 1600, 1067, s.linear(1600, 1067, 1060, 560, [0, '#5a2f24', 0.6], [1, '#5a2f24', 0]), {
      filter: s.dots('#7a4630'),
    }),
  )
  return s
}

function shelf(s) {
  for (const y of [570, 640]) {
    s.add(rect(880, y, 430, 12, '#9c6238'))
    for (let x = 890; x < 1296;) {
      const [w, h] = [s.r.between(12, 26), s.r.between(36, 56)]
      s.add(
        rect(
          x,
          y - h,
          w - 2,
          h,
          s.r.pick(['#c9503a', '#e0a53c', '#3d7f8a', '#5a6f9a', '#6f8f4a', '#efe3c4', '#a83f5a']),
          { rx: 2 },
        ),
      )
      x += w
    }
  }
  s.add(rect(872, 500, 12, 156, '#8a5a34'), rect(1306, 500, 12, 156, '#8a5a34'))
}

/** The sun through three windows, on the air and on the floor, with dust in it. */
function shafts(s) {
  const beams = [60, 320, 580].map((x) =>
    path(
      poly([
        [x, 110],
        [x + 200, 110],
        [x + 900, 1080],
        [x + 480, 1080],
      ]),
      s.linear(x + 100, 110, x + 640, 1067, [0, '#fff4c4', 0.5], [1, '#ffe9a8', 0.12]),
    ),
  )
  s.add(beams)
  for (let i = 0; i < 120; i += 1) {
    const t = s.r.next()
    s.add(
      circle(120 + t * 760 + s.r.between(-100, 500), 180 + t * 800, s.r.between(1, 2.8), '#fffbe6', {
        opacity: s.r.between(0.3, 0.9),
      }),
    )
  }
}
