/** Palm grove at sunset. */
import { below, circle, cloud, ellipse, glow, group, mix, path, poly, rect, ridge, sheet, sky, stroke } from './kit.mjs'

/** A date-palm leaf: a bent rib with leaflets on both sides. */
function frond(x, y, length, angle, colour) {
  const [tx, ty] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length + length * 0.32]
  const [mx, my] = [x + Math.cos(angle) * length * 0.55, y + Math.sin(angle) * length * 0.75 - length * 0.06]
  const leaves = []
  for (let i = 1; i < 15; i += 1) {
    const t = i / 15
    const [px, py] = [
      (1 - t) ** 2 * x + 2 * t * (1 - t) * mx + t * t * tx,
      (1 - t) ** 2 * y + 2 * t * (1 - t) * my + t * t * ty,
    ]
    const size = length * 0.3 * Math.sin(Math.PI * (0.12 + t * 0.8))
    for (const side of [-1, 1]) {
      const a = Math.atan2(ty - y, tx - x) + side * 0.75
      leaves.push(
        stroke(
          `M${px} ${py}l${Math.cos(a) * size} ${Math.sin(a) * size + size * 0.25}`,
          colour,
          Math.max(2.4, length * 0.03),
        ),
      )
    }
  }
  return group({}, stroke(`M${x} ${y}Q${mx} ${my} ${tx} ${ty}`, colour, length * 0.035), leaves)
}

/** A date palm; the third tone is that of the fronds which the sun reaches. */
function palm(s, x, base, height, tones) {
  const [trunk, dark, light] = tones
  const top = base - height
  const bend = s.r.between(-0.06, 0.06) * height
  const w = height * 0.045
  s.add(
    path(
      `M${x - w} ${base}Q${x - w * 0.6 + bend * 0.3} ${base - height * 0.5} ${x + bend - w * 0.5} ${top}L${x + bend + w * 0.5} ${top}Q${x + w * 0.6 + bend * 0.3} ${base - height * 0.5} ${x + w} ${base}Z`,
      trunk,
    ),
  )
  for (let t = 0.03; t < 1; t += 0.045)
    s.add(
      stroke(
        `M${x - w * 0.8 + bend * t * t} ${base - height * t}q${w * 0.8} ${w * 0.7} ${w * 1.6} 0`,
        mix(trunk, '#1d1118', 0.35),
        Math.max(1.5, w * 0.18),
      ),
    )
  for (let i = 0; i < 8; i += 1) {
    const droop = i === 0 ? -0.4 : i === 7 ? 0.4 : 0
    s.add(
      frond(
        x + bend,
        top,
        height * s.r.between(0.36, 0.46),
        Math.PI * (1.02 + i * 0.138) + s.r.between(-0.08, 0.08) + droop,
        dark,
      ),
    )
  }
  for (let i = 0; i < 5; i += 1)
    s.add(
      ellipse(
        x + bend + s.r.between(-0.08, 0.08) * height,
        top + height * s.r.between(0.04, 0.11),
        height * 0.026,
        height * 0.05,
        s.r.pick(['#c9662f', '#a8481f', '#e08a3c']),
      ),
    )
  for (let i = 0; i < 6; i += 1)
    s.add(
      frond(
        x + bend,
        top,
        height * s.r.between(0.28, 0.4),
        Math.PI * (1.06 + i * 0.176) + s.r.between(-0.1, 0.1),
        light,
      ),
    )
}

export function palmGrove() {
  const s = sheet(53)
  sky(s, 640, [0, '#4a3a63'], [0.35, '#a5537a'], [0.65, '#ee8e6a'], [1, '#ffd591'])
  s.add(
    rect(0, 0, 1600, 300, s.linear(0, 0, 0, 300, [0, '#2f2450', 0.8], [1, '#2f2450', 0]), {
      filter: s.dots('#2f2450'),
    }),
  )
  glow(s, 800, 560, 620, '#ffe9a8', 0.9)
  s.add(circle(800, 540, 78, '#fff3c4'))
  for (let i = 0; i < 9; i += 1)
    cloud(
      s,
      s.r.between(0, 1600),
      s.r.between(120, 430),
      s.r.between(260, 620),
      s.r.between(8, 22),
      s.r.pick(['#ffc08a', '#f49a86', '#ffdca8']),
      0.6,
    )
  s.add(
    path(below(ridge(s.r, { y: 590, height: 50, waves: 2 }), 700), '#c26a66'),
    path(below(ridge(s.r, { y: 622, height: 24, waves: 3 }), 700), '#96506a'),
  )
  for (let x = 10; x < 1600; x += 52)
    if (Math.abs(x - 800) > 90)
      palm(s, x + s.r.between(-20, 20), 672, s.r.between(120, 180), ['#6d3a55', '#6a3a5a', '#7c4460'])
  s.add(
    path(
      poly([
        [-10, 664],
        [1610, 664],
        [1610, 1080],
        [-10, 1080],
      ]),
      s.linear(0, 664, 0, 1067, [0, '#8a4a56'], [0.4, '#5a3a3e'], [1, '#2c2230']),
    ),
  )
  beds(s)
  channel(s)
  const rows = [
    [672, 250, 210, 0.62],
    [700, 330, 330, 0.8],
    [770, 470, 520, 1],
    [900, 700, 760, 1.4],
  ]
  rows.forEach(([base, height, away, k], i) => {
    const tones = [mix('#7a4350', '#2a1a26', i / 3), mix('#5b4660', '#1c2a2c', i / 3), mix('#8d5c5c', '#3f5a40', i / 3)]
    for (const side of [-1, 1])
      palm(s, 800 + side * away + s.r.between(-20, 20), base + 20 * k, height * s.r.between(0.94, 1.06), tones)
  })
  farmer(s, 1085, 872)
  glow(s, 800, 560, 420, '#ffe2a0', 0.35)
  return s
}

/** Low beds of vegetables on both sides of the water: tufts of blades in rows. */
function beds(s) {
  for (let row = 0; row < 13; row += 1) {
    const k = 0.22 + row * 0.095
    const y = 684 + row * row * 2.3
    for (let x = -20; x < 1640; x += 34 * k + 8) {
      if (Math.abs(x - 800) < 70 + (y - 668) * 0.86) continue
      const tone = s.r.pick(['#6d7446', '#4f6a48', '#8c7a4a', '#39533f', '#5d7a52'])
      for (let i = 0; i < 5; i += 1)
        s.add(
          stroke(
            `M${x} ${y + 8 * k}q${s.r.between(-8, 8) * k} ${-16 * k} ${(i - 2) * 11 * k} ${-s.r.between(16, 34) * k}`,
            i > 2 ? mix(tone, '#f2b07a', 0.3) : tone,
            5 * k,
          ),
        )
      if (s.r.maybe(0.1)) s.add(circle(x + 6 * k, y - 12 * k, 7 * k, s.r.pick(['#d9534a', '#f2a65a'])))
    }
  }
}

function channel(s) {
  s.add(path('M778 668L822 668L1130 1080L470 1080Z', '#b98063'))
  s.add(
    path(
      'M784 668L816 668L1070 1080L530 1080Z',
      s.linear(0, 668, 0, 1067, [0, '#fff0c0'], [0.25, '#fbb47e'], [0.65, '#b3587a'], [1, '#4a3a63']),
    ),
  )
  for (let i = 0; i < 70; i += 1) {
    const t = s.r.next() ** 0.8
    const y = 676 + t * 390
    const half = 16 + t * 250
    const w = half * s.r.between(0.15, 0.5)
    s.add(
      rect(800 + s.r.between(-0.8, 0.6) * half, y, w, 1.5 + t * 5, s.r.pick(['#ffeec2', '#ffcf9a', '#7d4a78']), {
        rx: 3,
        opacity: 0.6,
      }),
    )
  }
}

function farmer(s, x, y) {
  s.add(ellipse(x + 60, y + 6, 90, 9, '#1a121e', { opacity: 0.5 }))
  s.add(
    path(
      `M${x - 26} ${y}Q${x - 30} ${y - 90} ${x - 14} ${y - 118}Q${x} ${y - 128} ${x + 16} ${y - 116}Q${x + 32} ${y - 80} ${x + 28} ${y}Z`,
      '#efe0c8',
    ),
  )
  s.add(
    path(`M${x + 6} ${y}Q${x + 10} ${y - 90} ${x + 10} ${y - 122}Q${x + 32} ${y - 80} ${x + 28} ${y}Z`, '#7c5868', {
      opacity: 0.55,
    }),
  )
  s.add(
    circle(x - 2, y - 140, 17, '#7a4a3a'),
    path(
      `M${x - 22} ${y - 144}Q${x - 4} ${y - 176} ${x + 17} ${y - 144}Q${x - 2} ${y - 152} ${x - 22} ${y - 144}Z`,
      '#f6ead6',
    ),
  )
  s.add(
    stroke(`M${x - 66} ${y + 4}L${x + 16} ${y - 150}`, '#5d3b2c', 6),
    path(
      poly([
        [x - 86, y - 2],
        [x - 56, y - 16],
        [x - 50, y + 4],
        [x - 78, y + 14],
      ]),
      '#241a28',
    ),
  )
  s.add(stroke(`M${x - 10} ${y - 104}L${x - 32} ${y - 66}`, '#efe0c8', 13), circle(x - 33, y - 62, 8, '#7a4a3a'))
}
