/** A market street under awnings of cloth. */
import { circle, ellipse, glow, group, mix, path, poly, rect, sheet, sky, stroke } from './kit.mjs'

const [VX, VY] = [820, 560]
const CLOTHS = ['#d9902f', '#b5472f', '#efe0bd', '#2f7f7a', '#e3b65a', '#8f3a3a', '#d8c7a0', '#3d5f8a']

/** A point of the street: `depth` 0 at the viewer, 1 at the end; `x`, `y` in picture units at the front. */
const into = (x, y, depth) => [VX + (x - VX) * (1 - depth), VY + (y - VY) * (1 - depth)]
const quad = (...corners) => poly(corners.map(([x, y, depth]) => into(x, y, depth)))

function walls(s) {
  for (const side of [0, 1]) {
    const x = side === 0 ? -420 : 2020
    const tones = ['#d9b383', '#e6c795', '#cfa06f', '#e0b988', '#d4aa7c', '#e9cfa2']
    let depth = 0
    for (let i = 0; depth < 0.86; i += 1) {
      const next = depth + 0.2 * (1 - depth) + 0.02
      const wall = mix(tones[(i + side * 2) % 6], '#b98a63', depth * 0.5)
      s.add(
        path(
          quad([x, -600, depth], [x, -600, next], [x, 1300, next], [x, 1300, depth]),
          side === 0 ? wall : mix(wall, '#7a4630', 0.28),
        ),
      )
      s.add(
        path(quad([x, -600, next - 0.006], [x, -600, next], [x, 1300, next], [x, 1300, next - 0.006]), '#6b3f2a', {
          opacity: 0.5,
        }),
      )
      windows(s, x, depth, next)
      doorway(s, x, depth, next)
      depth = next
    }
  }
}

function windows(s, x, from, to) {
  const at = (t) => from + (to - from) * t
  for (const [t0, t1] of [
    [0.18, 0.4],
    [0.58, 0.8],
  ]) {
    s.add(path(quad([x, 60, at(t0)], [x, 60, at(t1)], [x, 300, at(t1)], [x, 300, at(t0)]), '#5b3626'))
    s.add(
      path(
        quad([x, 70, at(t0 + 0.02)], [x, 70, at((t0 + t1) / 2)], [x, 292, at((t0 + t1) / 2)], [x, 292, at(t0 + 0.02)]),
        s.r.pick(['#2f7f7a', '#3d6f8a', '#6b7f4a']),
      ),
    )
    s.add(
      path(
        quad([x, 306, at(t0 - 0.03)], [x, 306, at(t1 + 0.03)], [x, 330, at(t1 + 0.03)], [x, 330, at(t0 - 0.03)]),
        '#8a5a3c',
      ),
    )
  }
}

function doorway(s, x, from, to) {
  const at = (t) => from + (to - from) * t
  s.add(path(quad([x, 540, at(0.1)], [x, 540, at(0.88)], [x, 1180, at(0.88)], [x, 1180, at(0.1)]), '#4a2a1c'))
  s.add(
    path(
      quad([x, 540, at(0.1)], [x, 540, at(0.88)], [x, 1180, at(0.88)], [x, 1180, at(0.1)]),
      s.linear(0, 480, 0, 900, [0, '#ffbe6a', 0.75], [1, '#ffbe6a', 0]),
    ),
  )
  const goods = []
  for (const shelf of [600, 680, 760, 840]) {
    goods.push(
      path(
        quad([x, shelf, at(0.12)], [x, shelf, at(0.86)], [x, shelf + 12, at(0.86)], [x, shelf + 12, at(0.12)]),
        '#8a5a34',
      ),
    )
    for (let i = 0; i < 7; i += 1) {
      const [px, py] = into(x, shelf - 22, at(0.16 + i * 0.11))
      const k = 1 - at(0.16 + i * 0.11)
      goods.push(
        ellipse(px, py, 13 * k, 22 * k, s.r.pick(['#d9762f', '#c9a13a', '#8f3a2f', '#3f7f6a', '#efd9a8', '#b8562f'])),
      )
    }
  }
  s.add(goods)
}

/** Crates in steps, each filled with fruit. */
function stall(s, side, depth, goods) {
  const next = depth + 0.13 * (1 - depth)
  const out = side === 0 ? 1 : -1
  const wallX = side === 0 ? -420 : 2020
  for (let step = 0; step < 3; step += 1) {
    const [xa, xb] = [wallX + out * (60 + step * 95), wallX + out * (160 + step * 95)]
    const y = 860 + step * 95
    s.add(path(quad([xb, y + 8, depth], [xb, y + 8, next], [xb, y + 112, next], [xb, y + 112, depth]), '#7a4a2c'))
    s.add(path(quad([xa, y, depth], [xb, y, depth], [xb, y + 112, depth], [xa, y + 112, depth]), '#a86f40'))
    for (const line of [34, 72])
      s.add(
        path(
          quad([xa, y + line, depth], [xb, y + line, depth], [xb, y + line + 8, depth], [xa, y + line + 8, depth]),
          '#6b3f25',
        ),
      )
    s.add(path(quad([xa, y, depth], [xb, y, depth], [xb, y, next], [xa, y, next]), '#5a3420'))
    const [tone, light] = goods[step % goods.length]
    for (let row = 5; row >= 0; row -= 1) {
      for (let col = 0; col < 5; col += 1) {
        const d = depth + ((next - depth) * (row + 0.5)) / 6
        const [px, py] = into(xa + ((col + 0.5 + s.r.between(-0.2, 0.2)) / 5) * (xb - xa), y - 8, d)
        const radius = 17 * (1 - d)
        s.add(
          circle(px, py, radius, mix(tone, '#5a2a1a', s.r.between(0, 0.25))),
          circle(px - radius * 0.3, py - radius * 0.35, radius * 0.4, light),
        )
      }
    }
  }
}

/** Cloth from wall to wall, each sheet sagging and lower at its far edge, with the light coming through. */
function awnings(s) {
  const along = (t, p0, p1, lift) => {
    const middle = [(p0[0] + p1[0]) / 2, (p0[1] + p1[1]) / 2 + lift]
    return [0, 1].map((i) => (1 - t) ** 2 * p0[i] + 2 * t * (1 - t) * middle[i] + t * t * p1[i])
  }
  const depths = [0.88, 0.83, 0.77, 0.7, 0.62, 0.53, 0.43, 0.31, 0.17, 0.01]
  depths.forEach((near, i) => {
    const far = near + 0.1 * (1 - near)
    const k = 1 - near
    const [left, right] = [s.r.between(-60, 50), s.r.between(-60, 50)]
    const cloth = CLOTHS[i % CLOTHS.length]
    const [a, b, c, d] = [
      into(-420, left - 40, near),
      into(2020, right - 40, near),
      into(2020, right + 120, far),
      into(-420, left + 120, far),
    ]
    const sag = 150 * k
    const edge = (p0, p1, lift, command) =>
      `${command}${p0.join(' ')}Q${(p0[0] + p1[0]) / 2} ${(p0[1] + p1[1]) / 2 + lift} ${p1.join(' ')}`
    const sheetPath = `${edge(a, b, sag, 'M')}${edge(c, d, sag * 1.15, 'L')}Z`
    s.add(
      path(sheetPath, cloth),
      path(sheetPath, s.radial(VX, a[1] + sag, 900 * k, [0, '#fff0bd', 0.5], [1, '#4a2418', 0.32])),
    )
    const folds = []
    for (let n = 1; n < 14; n += 1) {
      const t = n / 14 + s.r.between(-0.015, 0.015)
      folds.push(
        stroke(
          `M${along(t, a, b, sag).join(' ')}L${along(t, d, c, sag * 1.15).join(' ')}`,
          n % 2 ? mix(cloth, '#3a1a14', 0.3) : mix(cloth, '#fff4d0', 0.4),
          (n % 2 ? 7 : 4) * k,
          { opacity: 0.6 },
        ),
      )
    }
    s.add(folds, stroke(edge(d, c, sag * 1.15, 'M'), mix(cloth, '#3a1a14', 0.4), 4 * k))
  })
}

function person(s, x, depth, robe, hair, { basket = false } = {}) {
  const [px, base] = into(x, 1180, depth)
  const h = 560 * (1 - depth)
  s.add(ellipse(px + h * 0.1, base, h * 0.26, h * 0.035, '#5a3220', { opacity: 0.5 }))
  s.add(
    path(
      `M${px - h * 0.15} ${base}Q${px - h * 0.17} ${base - h * 0.6} ${px - h * 0.06} ${base - h * 0.76}H${px + h * 0.06}Q${px + h * 0.17} ${base - h * 0.6} ${px + h * 0.15} ${base}Z`,
      robe,
    ),
  )
  s.add(
    path(
      `M${px + h * 0.02} ${base}Q${px + h * 0.05} ${base - h * 0.5} ${px + h * 0.06} ${base - h * 0.76}Q${px + h * 0.17} ${base - h * 0.6} ${px + h * 0.15} ${base}Z`,
      '#2a1420',
      { opacity: 0.28 },
    ),
  )
  s.add(
    circle(px, base - h * 0.86, h * 0.082, '#9c6244'),
    path(
      `M${px - h * 0.095} ${base - h * 0.82}Q${px - h * 0.1} ${base - h * 0.97} ${px} ${base - h * 0.97}Q${px + h * 0.1} ${base - h * 0.97} ${px + h * 0.095} ${base - h * 0.82}Q${px + h * 0.06} ${base - h * 0.72} ${px} ${base - h * 0.74}Q${px - h * 0.06} ${base - h * 0.72} ${px - h * 0.095} ${base - h * 0.82}Z`,
      hair,
    ),
  )
  if (!basket) return
  s.add(
    path(`M${px + h * 0.1} ${base - h * 0.36}h${h * 0.2}l${-h * 0.03} ${h * 0.13}h${-h * 0.14}z`, '#b98246'),
    stroke(`M${px + h * 0.12} ${base - h * 0.36}q${h * 0.08} ${-h * 0.16} ${h * 0.16} 0`, '#8a5a2c', h * 0.016),
  )
  for (let i = 0; i < 5; i += 1)
    s.add(circle(px + h * (0.13 + i * 0.035), base - h * 0.375, h * 0.026, s.r.pick(['#c9402f', '#e0a53c', '#5f8a3f'])))
}

export function marketStreet() {
  const s = sheet(97)
  sky(s, 1067, [0, '#9cc4c4'], [0.5, '#fbe6b4'], [1, '#fbe6b4'])
  s.add(
    path(quad([-420, 1180, 0], [2020, 1180, 0], [2020, 1180, 1], [-420, 1180, 1]), '#cfa877'),
    rect(-10, 1060, 1620, 20, '#cfa877'),
  )
  s.add(
    path(
      poly([
        [-420, 1300],
        [2020, 1300],
        [VX + 4, VY],
        [VX - 4, VY],
      ]),
      s.linear(0, VY, 0, 1067, [0, '#f3d9a4'], [1, '#b98659']),
    ),
  )
  paving(s)
  walls(s)
  s.add(
    rect(VX - 60, VY - 160, 120, 190, '#fff3cf'),
    path(`M${VX - 60} ${VY + 32}V${VY - 70}A60 66 0 0 1 ${VX + 60} ${VY - 70}V${VY + 32}Z`, '#fff8e0'),
  )
  glow(s, VX, VY - 20, 420, '#fff2c4', 0.9)
  for (const [x, depth, robe, hair] of [
    [760, 0.9, '#5a6f8a', '#2a1c1c'],
    [950, 0.87, '#8f3a3a', '#efe0c4'],
    [640, 0.83, '#efe4cc', '#f6ecd8'],
    [1080, 0.8, '#2f6f6a', '#3a2420'],
  ])
    person(s, x, depth, robe, hair)
  const fruit = [
    [
      ['#d9762f', '#ffc07a'],
      ['#b8322f', '#ff9a80'],
      ['#6f8f3a', '#c4d98a'],
    ],
    [
      ['#c9a13a', '#ffe9a0'],
      ['#7a3a5f', '#c98ab0'],
      ['#d9762f', '#ffc07a'],
    ],
    [
      ['#5f7f3a', '#b4cf7a'],
      ['#d9562f', '#ffa880'],
      ['#e3bd4a', '#fff0b0'],
    ],
  ]
  for (const depth of [0.62, 0.44, 0.24])
    for (const side of [0, 1]) stall(s, side, depth, fruit[(Math.round(depth * 10) + side) % 3])
  lightPools(s)
  person(s, 430, 0.56, '#b98a3c', '#4a2a20', { basket: true })
  person(s, 1130, 0.52, '#7a3340', '#f3e3c4', { basket: true })
  awnings(s)
  lamps(s)
  s.add(
    rect(0, 780, 1600, 287, s.linear(0, 780, 0, 1067, [0, '#6b3420', 0], [1, '#6b3420', 0.65]), {
      filter: s.dots('#6b3420'),
    }),
  )
  return s
}

function paving(s) {
  for (let row = 0; row < 13; row += 1) {
    const d = 1 - 0.8 ** row
    for (let x = -420 + (row % 2) * 90; x < 2020; x += 180)
      s.add(
        path(
          quad(
            [x + 6, 1180, d],
            [x + 172, 1180, d],
            [x + 172, 1180, d + 0.19 * (1 - d)],
            [x + 6, 1180, d + 0.19 * (1 - d)],
          ),
          s.r.pick(['#e3c08c', '#d9b27c', '#ecd0a0', '#cfa46f']),
          { opacity: 0.6 },
        ),
      )
  }
}

/** Where the cloth leaves a gap, the sun lies on the stones. */
function lightPools(s) {
  for (const [x, depth, w] of [
    [300, 0.2, 420],
    [1150, 0.36, 380],
    [520, 0.5, 420],
    [1000, 0.64, 420],
    [600, 0.74, 360],
  ]) {
    s.add(
      path(
        quad([x, 1180, depth], [x + w, 1180, depth], [x + w + 120, 1180, depth + 0.07], [x + 130, 1180, depth + 0.07]),
        '#fff0c0',
        { opacity: 0.55 },
      ),
    )
  }
}

function lamps(s) {
  for (const [x, depth] of [
    [420, 0.3],
    [1200, 0.34],
    [560, 0.58],
    [1090, 0.6],
  ]) {
    const [px, py] = into(x, 180, depth)
    const k = 1 - depth
    s.add(
      stroke(`M${px} ${py - 130 * k}V${py}`, '#3a2018', 4 * k),
      path(
        `M${px - 34 * k} ${py}L${px + 34 * k} ${py}L${px + 22 * k} ${py + 74 * k}L${px - 22 * k} ${py + 74 * k}Z`,
        '#ffcf7a',
      ),
      path(`M${px - 40 * k} ${py + 2}Q${px} ${py - 52 * k} ${px + 40 * k} ${py + 2}Z`, '#8a5a2c'),
    )
    s.add(
      group(
        {},
        [-12, 12].map((dx) => stroke(`M${px + dx * k} ${py}L${px + dx * 0.7 * k} ${py + 74 * k}`, '#8a5a2c', 3 * k)),
      ),
      rect(px - 26 * k, py + 72 * k, 52 * k, 9 * k, '#8a5a2c'),
    )
    glow(s, px, py + 36 * k, 150 * k, '#ffd98a', 0.6)
  }
}
