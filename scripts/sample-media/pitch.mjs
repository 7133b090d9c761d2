/** A football pitch from above, late in the afternoon. */
import { circle, ellipse, group, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const LINE = '#f4f1dc'

function turf(s) {
  for (let i = 0; i < 14; i += 1) s.add(rect(-300 + i * 170, -500, 171, 2100, i % 2 ? '#4f8f4a' : '#5d9f50'))
  for (let i = 0; i < 900; i += 1) {
    const [x, y] = [s.r.between(-200, 1900), s.r.between(-400, 1500)]
    s.add(
      stroke(
        `M${x} ${y}l${s.r.between(-5, 5)} ${s.r.between(-12, -5)}`,
        s.r.pick(['#3f7f42', '#7cb564', '#4a8a48']),
        2,
        { opacity: 0.55 },
      ),
    )
  }
}

function lines(s) {
  const line = (d) => stroke(d, LINE, 8, { opacity: 0.92 })
  s.add(
    line('M-100 -60H1700V1120H-100Z'),
    line('M330 -60V1120'),
    line('M330 530m-190 0a190 190 0 1 0 380 0a190 190 0 1 0 -380 0'),
    circle(330, 530, 10, LINE),
  )
  s.add(
    line('M1700 130H1290V930H1700'),
    line('M1700 330H1510V730H1700'),
    circle(1400, 530, 9, LINE),
    line('M1290 400A170 170 0 0 0 1290 660'),
  )
}

function net(s) {
  s.add(rect(1700, 420, 110, 220, '#dfe8d6', { opacity: 0.25 }))
  for (let y = 420; y <= 640; y += 18) s.add(stroke(`M1700 ${y}H1810`, '#f6f6ea', 2, { opacity: 0.8 }))
  for (let x = 1700; x <= 1810; x += 18) s.add(stroke(`M${x} 420V640`, '#f6f6ea', 2, { opacity: 0.8 }))
  s.add(stroke('M1700 420V640', '#ffffff', 12), circle(1700, 420, 9, '#ffffff'), circle(1700, 640, 9, '#ffffff'))
}

/** A player from above: long shadow, arms, shirt, head. `turn` in degrees, 0 looks to the right. */
function player(s, x, y, turn, shirt, { skin = '#a8714a', hair = '#2a1c18', stride = 1 } = {}) {
  const shadow = group(
    { transform: `translate(${x} ${y})`, opacity: 0.5 },
    path('M-10 -12Q70 20 150 92Q166 112 150 118Q134 122 118 106Q40 48 -14 14Z', '#1d4a34'),
    ellipse(168, 124, 22, 16, '#1d4a34', { transform: 'rotate(38 168 124)' }),
    path('M60 30L100 34L96 44L56 44ZM64 52L72 90L60 92L52 56Z', '#1d4a34'),
  )
  const body = group(
    { transform: `translate(${x} ${y}) rotate(${turn}) scale(1.28)` },
    stroke(`M-4 -9L${26 * stride} -14`, skin, 10),
    stroke(`M-4 9L${-24 * stride} 13`, skin, 10),
    ellipse(28 * stride, -14, 9, 5, '#1d1d22'),
    ellipse(-26 * stride, 13, 9, 5, '#1d1d22'),
    ellipse(-4, 0, 15, 20, '#f4efdf'),
    stroke(`M0 -24L${14 * stride} -38`, skin, 9),
    stroke(`M0 24L${-12 * stride} 38`, skin, 9),
    path('M-13 -27Q8 -32 11 -14Q14 0 11 14Q8 32 -13 27Q-19 0 -13 -27Z', shirt),
    path('M-13 4Q-10 20 -13 27Q8 32 11 14Q12 8 12.500 4Z', mix(shirt, '#1b1020', 0.3)),
    circle(3, 0, 12, skin),
    path('M5 -12A12 12 0 1 0 5 12Q-2 6 -1 0Q-2 -6 5 -12Z', hair),
  )
  s.add(shadow, body)
}

export function footballPitch() {
  const s = sheet(107)
  s.add(rect(-10, -10, 1620, 1090, '#4f8f4a'))
  const inner = { ...s, list: [] }
  inner.add = (...items) => inner.list.push(...items)
  turf(inner)
  lines(inner)
  net(inner)
  inner.add(
    rect(-300, -400, 2300, 2000, s.linear(1500, 1150, 1050, 600, [0, '#173f36', 0.85], [1, '#173f36', 0]), {
      filter: s.dots('#2c6440'),
    }),
  )
  const [red, white] = ['#b8322f', '#f4efe2']
  const skins = ['#a8714a', '#8a5638', '#c08a5f', '#6f452f']
  const players = [
    [1130, 470, -8, red],
    [1215, 590, 172, white],
    [985, 660, -20, red],
    [1050, 330, 20, red],
    [1330, 360, 140, white],
    [1420, 640, 188, white],
    [1290, 760, 200, white],
    [760, 520, 4, red],
    [690, 250, 14, red],
    [820, 830, -12, red],
    [900, 440, 176, white],
    [560, 640, 8, red],
    [470, 380, 0, white],
    [1010, 900, 190, white],
    [300, 780, 6, red],
    [1180, 210, 160, white],
  ]
  for (const [x, y, turn, shirt] of players)
    player(inner, x, y, turn + s.r.between(-14, 14), shirt, {
      skin: s.r.pick(skins),
      hair: s.r.pick(['#2a1c18', '#3a2a20', '#15110f']),
      stride: s.r.pick([1, -1, 0.7, -0.8]),
    })
  player(inner, 1640, 520, 180, '#e3a93c', { stride: 0.5 })
  player(inner, 820, 640, 10, '#26282f', { stride: 0.8 })
  inner.add(
    path('M1170 490Q1220 510 1270 560', 'none', {
      stroke: '#ffffff',
      'stroke-width': 4,
      'stroke-dasharray': '4 14',
      'stroke-linecap': 'round',
      opacity: 0.8,
    }),
  )
  ball(inner, 1168, 486)
  s.add(group({ transform: 'translate(60 150) rotate(-11 800 533) scale(0.98)' }, inner.list))
  s.add(
    path(
      poly([
        [-10, -10],
        [900, -10],
        [-10, 640],
      ]),
      s.linear(0, 0, 420, 420, [0, '#fff0b0', 0.55], [1, '#fff0b0', 0]),
    ),
  )
  return s
}

function ball(s, x, y) {
  s.add(
    ellipse(x + 34, y + 26, 22, 10, '#1d4a34', { opacity: 0.55, transform: `rotate(36 ${x + 34} ${y + 26})` }),
    circle(x, y, 15, '#fffdf4'),
    circle(x + 1, y, 5, '#26282f'),
  )
  for (let i = 0; i < 5; i += 1)
    s.add(circle(x + Math.cos(i * 1.257) * 12, y + Math.sin(i * 1.257) * 12, 3.2, '#26282f'))
}
