/** Wheat field before the harvest. */
import { below, circle, cloud, ellipse, glow, group, gull, mix, path, rect, ridge, sheet, sky, stroke } from './kit.mjs'
import { cypress, roundTree } from './trees.mjs'

/** One ear of wheat on its stalk, bent by the wind. */
function ear(s, x, base, height, lean, tones) {
  const [stalk, grain, light] = tones
  const tip = [x + lean, base - height]
  const parts = [stroke(`M${x} ${base}Q${x + lean * 0.1} ${base - height * 0.6} ${tip[0]} ${tip[1]}`, stalk, 5)]
  const turn = Math.atan2(lean * 1.3, height)
  const [ux, uy] = [Math.sin(turn), -Math.cos(turn)]
  const size = height * 0.052
  for (let i = 0; i < 8; i += 1) {
    const [cx, cy] = [tip[0] + ux * i * size * 1.25, tip[1] + uy * i * size * 1.25]
    const w = size * (1 - Math.abs(i - 3) * 0.07)
    for (const side of [-1, 1]) {
      const angle = ((turn + side * 0.55) * 180) / Math.PI
      const [px, py] = [cx + side * w * 0.62 * Math.cos(turn), cy + side * w * 0.62 * Math.sin(turn)]
      parts.push(
        ellipse(px, py, w * 0.5, w * 1.05, side > 0 ? light : grain, {
          transform: `rotate(${Math.round(angle)} ${Math.round(px)} ${Math.round(py)})`,
        }),
      )
      const [ax, ay] = [px + Math.sin(turn + side * 0.34) * size * 4.2, py - Math.cos(turn + side * 0.34) * size * 4.2]
      if (i > 1) parts.push(stroke(`M${px} ${py}L${ax} ${ay}`, light, 1.6, { opacity: 0.75 }))
    }
  }
  return group({}, parts)
}

function village(s, x, y) {
  for (let i = 0; i < 15; i += 1) {
    const [w, h] = [s.r.between(26, 52), s.r.between(24, 54)]
    const px = x + s.r.between(-150, 150)
    const py = y - s.r.between(0, 46) + Math.abs(px - x) * 0.18
    s.add(
      rect(px, py - h, w, h, s.r.pick(['#f3dcb3', '#e9c796', '#f7e7c6', '#dfb583'])),
      rect(px + w * 0.62, py - h, w * 0.38, h, '#9c6a45', { opacity: 0.35 }),
    )
    s.add(rect(px + w * 0.2, py - h * 0.66, 6, 9, '#7a4f35'), rect(px + w * 0.55, py - h * 0.66, 6, 9, '#7a4f35'))
  }
  s.add(
    rect(x - 12, y - 150, 26, 110, '#f3dcb3'),
    path(`M${x - 16} ${y - 150}Q${x + 1} ${y - 190} ${x + 18} ${y - 150}Z`, '#b06a43'),
  )
  for (let i = 0; i < 7; i += 1) s.add(cypress(x + s.r.between(-200, 200), y + 8, s.r.between(54, 96), '#4b5a2f'))
}

export function wheatField() {
  const s = sheet(37)
  sky(s, 520, [0, '#7fb0b8'], [0.45, '#cfd6b8'], [0.8, '#fbe0a0'], [1, '#fbd183'])
  glow(s, 430, 400, 620, '#fff0b8', 0.95)
  for (let i = 0; i < 11; i += 1)
    cloud(s, s.r.between(0, 1600), s.r.between(60, 330), s.r.between(240, 560), s.r.between(14, 34), '#fff4d8', 0.55)
  s.add(circle(430, 392, 64, '#fff8dc'))
  for (const [fill, y, height] of [
    ['#b9b58c', 430, 80],
    ['#a5a86f', 470, 60],
    ['#8f9a58', 512, 44],
  ])
    s.add(path(below(ridge(s.r, { y, height, waves: 2 }), 760), fill))
  village(s, 1130, 520)
  fields(s)
  s.add(
    rect(0, 700, 1600, 367, s.linear(0, 700, 0, 1067, [0, '#8a4f14', 0], [1, '#8a4f14', 0.7]), {
      filter: s.dots('#8a4f14'),
    }),
  )
  for (let row = 0; row < 4; row += 1) {
    const tones = [
      mix('#c98f2b', '#8d5a17', row / 4),
      mix('#e2a93a', '#c9841f', row / 4),
      mix('#f7d778', '#f2bd4c', row / 4),
    ]
    for (let x = -30; x < 1640; x += 36 + row * 17) {
      const dip = 70 * Math.sin((x / 1600) * 3.14) * (1 - row * 0.12)
      s.add(
        ear(
          s,
          x + s.r.between(-14, 14),
          1110,
          290 - row * 24 + s.r.between(-26, 34) - dip,
          s.r.between(14, 50) * (1 + row * 0.3),
          tones,
        ),
      )
    }
  }
  const heroes = [
    [96, 470, 70],
    [210, 640, 96],
    [318, 430, 60],
    [1330, 450, 84],
    [1450, 660, 110],
    [1540, 500, 70],
  ]
  for (const [x, height, lean] of heroes) s.add(ear(s, x, 1120, height, lean, ['#a86d1c', '#dc9d2f', '#ffdf8c']))
  for (const [x, y, k] of [
    [820, 200, 22],
    [880, 232, 15],
    [770, 250, 13],
    [1300, 160, 18],
  ])
    s.add(gull(x, y, k, '#5f5a3c'))
  return s
}

/** Fields one behind the other, with the lines that a plough leaves. */
function fields(s) {
  const tones = ['#c3a94b', '#dcb74d', '#b99a3d', '#e6bb4c', '#d3a23a', '#e9b746']
  tones.forEach((tone, i) => {
    const y = 545 + i * i * 9 + i * 22
    const line = ridge(s.r, { y, height: 24 + i * 5, waves: 1.4 })
    const clip = s.clip(path(below(line, 1080), '#000'))
    const rows = []
    for (let x = -1200; x < 2800; x += 26 + i * 12)
      rows.push(
        stroke(
          `M${800 + (x - 800) * 0.45} ${y - 60}L${x} ${y + 200 + i * 40}`,
          mix(tone, i % 2 ? '#fff0b0' : '#8a5a1c', 0.32),
          3 + i,
        ),
      )
    s.add(path(below(line, 1080), tone), group({ 'clip-path': clip, opacity: 0.6 }, rows))
    for (let n = 0; n < 4 - i; n += 1)
      s.add(roundTree(s, s.r.between(40, 1560), y + 6, s.r.between(46, 74), '#5f6b32', '#8a9140'))
  })
}
