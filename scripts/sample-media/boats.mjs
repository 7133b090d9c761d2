/** Fishing boats at their moorings, seen from above. */
import { circle, curve, ellipse, group, gull, mix, path, poly, rect, sheet, stroke } from './kit.mjs'

const HULLS = [
  { side: '#1f6f78', rim: '#f3e7cf', stripe: '#e9b44c', deck: '#b88450' },
  { side: '#b23a35', rim: '#f7ead2', stripe: '#24476b', deck: '#9c6a44' },
  { side: '#f1e6d0', rim: '#2a7f86', stripe: '#b23a35', deck: '#8fa39a' },
  { side: '#24476b', rim: '#efb455', stripe: '#f3e7cf', deck: '#b88450' },
  { side: '#dd9a35', rim: '#fff2d8', stripe: '#1f6f78', deck: '#a5573f' },
  { side: '#4f8a5b', rim: '#fbe6c2', stripe: '#b23a35', deck: '#8a7a5c' },
]

/** A boat, bow down, its middle at (0, 0). */
function boat(s, hull, length, width) {
  const shape = (k, inset) => {
    const [w, l] = [(width / 2) * k, length / 2 - inset]
    return `M0 ${l}C${w * 0.9} ${l * 0.62} ${w * 1.08} ${l * 0.2} ${w} ${-l * 0.45}Q${w * 0.9} ${-l * 0.92} ${w * 0.55} ${-l}L${-w * 0.55} ${-l}Q${-w * 0.9} ${-l * 0.92} ${-w} ${-l * 0.45}C${-w * 1.08} ${l * 0.2} ${-w * 0.9} ${l * 0.62} 0 ${l}Z`
  }
  const clip = s.clip(path(shape(0.76, 36), '#000'))
  const planks = []
  for (let x = -width / 2; x < width / 2; x += 17)
    planks.push(rect(x, -length / 2, 14, length, mix(hull.deck, '#e3c08e', s.r.between(0, 0.6))))
  const load = [...bench(-length * 0.3, width), ...bench(length * 0.06, width), ...cargo(s, width, length)]
  const inside = group(
    { 'clip-path': clip },
    planks,
    load,
    rect(-width, -length, width * 1.32, length * 2, '#3a2618', { opacity: 0.28 }),
  )
  const eyes = [-1, 1].map((side) =>
    group(
      {},
      circle(side * width * 0.2, length * 0.36, 9, '#fff8e6'),
      circle(side * width * 0.2, length * 0.365, 4, '#1d2a3a'),
    ),
  )
  const rings = [
    path(shape(1.12, -14), hull.side),
    path(shape(1.03, -3), hull.stripe),
    path(shape(0.98, 4), hull.side),
    path(shape(0.9, 14), hull.rim),
    path(shape(0.8, 30), '#70482a'),
  ]
  return group({}, rings, inside, eyes)
}

const bench = (y, width) => [rect(-width, y, width * 2, 28, '#8a5a34'), rect(-width, y, width * 2, 8, '#e3c08e')]

/** What lies in the boat: a net with floats, a crate of fish, coiled rope, an oar. */
function cargo(s, width, length) {
  const items = []
  const [nx, ny] = [s.r.between(-12, 12), -length * 0.12]
  const netColour = s.r.pick(['#2f8f8a', '#c9563f', '#3d6ea5', '#e0b04c'])
  items.push(path(curve(blob(s, nx, ny, width * 0.3, length * 0.075), true), mix(netColour, '#1b2a33', 0.35)))
  for (let i = 0; i < 26; i += 1) {
    const [a, b, c] = [s.r.between(-1, 1), s.r.between(-1, 1), s.r.between(-1, 1)]
    items.push(
      stroke(
        `M${nx + a * width * 0.25} ${ny - 30}Q${nx + b * width * 0.3} ${ny} ${nx + c * width * 0.25} ${ny + 32}`,
        netColour,
        2,
      ),
    )
  }
  for (let i = 0; i < 7; i += 1)
    items.push(
      circle(
        nx + s.r.between(-0.26, 0.26) * width,
        ny + s.r.between(-26, 26),
        7,
        s.r.pick(['#f5efe0', '#e2703a', '#f2c14e']),
      ),
    )
  const crate = length * 0.17
  items.push(
    rect(-width * 0.26, crate, width * 0.52, 58, '#e9dcc0', { rx: 4 }),
    rect(-width * 0.22, crate + 6, width * 0.44, 46, '#51656f', { rx: 3 }),
  )
  for (let i = 0; i < 13; i += 1)
    items.push(fish(s, s.r.between(-0.17, 0.17) * width, crate + s.r.between(12, 46), s.r.int(-30, 30)))
  for (const radius of [22, 15, 8])
    items.push(circle(s.r.between(-4, 4), -length * 0.38, radius, 'none', { stroke: '#e6cf9f', 'stroke-width': 5 }))
  items.push(stroke(`M${width * 0.3} ${-length * 0.36}L${width * 0.24} ${length * 0.28}`, '#f0d9ab', 7))
  return items
}

function fish(s, x, y, turn) {
  const tone = s.r.pick(['#c9d6d8', '#9fb3ba', '#e6eceb', '#84a0ab'])
  return ellipse(x, y, 14, 4.5, tone, { transform: `rotate(${turn} ${Math.round(x)} ${Math.round(y)})` })
}

function blob(s, x, y, rx, ry, count = 9) {
  return Array.from({ length: count }, (_, i) => {
    const turn = (i / count) * 6.283
    return [x + Math.cos(turn) * rx * s.r.between(0.8, 1.15), y + Math.sin(turn) * ry * s.r.between(0.8, 1.15)]
  })
}

export function fishingBoats() {
  const s = sheet(23)
  s.add(rect(0, 0, 1600, 1067, s.linear(0, 200, 300, 1067, [0, '#2b7f7a'], [0.5, '#3b9c8d'], [1, '#1d5f6b'])))
  s.add(
    rect(0, 500, 1600, 567, s.linear(0, 500, 0, 1067, [0, '#134a58', 0], [1, '#134a58', 0.7]), {
      filter: s.dots('#134a58'),
    }),
  )
  for (let i = 0; i < 150; i += 1) {
    const [x, y, w] = [s.r.between(0, 1600), s.r.between(230, 1067), s.r.between(30, 110)]
    s.add(
      stroke(
        `M${x} ${y}q${w * 0.25} ${-w * 0.1} ${w * 0.5} 0t${w * 0.5} 0`,
        s.r.pick(['#8fd0b4', '#5fb8a3', '#1f6b70', '#bfe6c9']),
        s.r.between(2, 4.5),
        { opacity: 0.55 },
      ),
    )
  }
  quay(s)
  HULLS.forEach((hull, i) => {
    const [x, y] = [150 + i * 262, 560 + [10, -26, 22, -8, 34, -18][i]]
    const turn = [4, -3, 2, -4, 3, -5][i]
    const [length, width] = [600 + [0, -50, 30, -20, 10, -60][i], 196]
    s.add(
      stroke(
        `M${x + 4} ${y - length / 2 + 10}Q${x + 30} ${y - length / 2 - 40} ${x + s.r.between(-30, 30)} 196`,
        '#f0dcb0',
        6,
      ),
    )
    const shadow = `M0 ${length / 2}C${width * 0.5} ${length * 0.3} ${width * 0.55} 0 ${width * 0.4} ${-length / 2}L${-width * 0.4} ${-length / 2}C${-width * 0.55} 0 ${-width * 0.5} ${length * 0.3} 0 ${length / 2}Z`
    s.add(
      group(
        { transform: `translate(${x + 44} ${y + 40}) rotate(${turn})`, opacity: 0.5, filter: s.blur(7) },
        path(shadow, '#0d3640'),
      ),
    )
    s.add(group({ transform: `translate(${x} ${y}) rotate(${turn})` }, boat(s, hull, length, width)))
  })
  s.add(
    path(
      poly([
        [980, -10],
        [1610, -10],
        [1610, 760],
      ]),
      s.linear(1600, 0, 1180, 420, [0, '#ffe9b0', 0.5], [1, '#ffe9b0', 0]),
    ),
  )
  for (const [x, y, k] of [
    [330, 960, 46],
    [1240, 1000, 38],
  ])
    s.add(group({ opacity: 0.25, transform: 'translate(30 34)' }, gull(x, y, k, '#08303a')), gull(x, y, k, '#fffaf0'))
  return s
}

/** Stones of the quay with nets and baskets on them. */
function quay(s) {
  s.add(rect(-10, -10, 1620, 228, '#d9bf98'))
  for (let row = 0; row < 3; row += 1) {
    for (let x = -60 + (row % 2) * 50; x < 1620;) {
      const w = s.r.between(80, 150)
      s.add(rect(x + 3, row * 66 - 8, w - 6, 60, mix('#cfb088', '#ecd8b4', s.r.next()), { rx: 5 }))
      x += w
    }
  }
  s.add(
    rect(-10, 190, 1620, 30, '#b8946a'),
    rect(-10, 216, 1620, 34, '#6d5442'),
    rect(-10, 250, 1620, 26, '#0f4650', { opacity: 0.45 }),
  )
  net(s, 330, 92, 150, 52, '#c9563f')
  net(s, 820, 84, 120, 46, '#2f8f8a')
  net(s, 1340, 96, 160, 50, '#e0a53c')
  for (const [x, y, radius] of [
    [575, 96, 46],
    [1075, 70, 40],
    [1140, 128, 34],
    [90, 84, 44],
  ])
    basket(s, x, y, radius)
}

/** A heap of net with its floats. */
function net(s, x, y, rx, ry, colour) {
  s.add(
    path(curve(blob(s, x + 8, y + 14, rx, ry, 12), true), '#7a5a3c', { opacity: 0.5 }),
    path(curve(blob(s, x, y, rx, ry, 12), true), mix(colour, '#3a2a22', 0.3)),
  )
  for (let i = 0; i < 70; i += 1) {
    const [a, b] = [s.r.between(0, 6.283), s.r.between(0, 6.283)]
    const [ka, kb] = [s.r.between(0.3, 0.92), s.r.between(0.3, 0.92)]
    const middle = `${x + s.r.between(-30, 30)} ${y + s.r.between(-20, 20)}`
    s.add(
      stroke(
        `M${x + Math.cos(a) * rx * ka} ${y + Math.sin(a) * ry * ka}Q${middle} ${x + Math.cos(b) * rx * kb} ${y + Math.sin(b) * ry * kb}`,
        mix(colour, '#fff0d0', s.r.between(0, 0.4)),
        2,
      ),
    )
  }
  for (let i = 0; i < 10; i += 1)
    s.add(
      circle(
        x + s.r.between(-0.8, 0.8) * rx,
        y + s.r.between(-0.7, 0.7) * ry,
        9,
        s.r.pick(['#fff4dc', '#f2c14e', '#e2703a']),
      ),
    )
}

function basket(s, x, y, radius) {
  s.add(
    circle(x + 9, y + 12, radius, '#7a5a3c', { opacity: 0.45 }),
    circle(x, y, radius, '#a8703e'),
    circle(x, y, radius * 0.8, '#5b3a22'),
  )
  for (let i = 0; i < 16; i += 1) {
    const [turn, k] = [s.r.between(0, 6.283), s.r.between(0, 0.55)]
    s.add(fish(s, x + Math.cos(turn) * radius * k, y + Math.sin(turn) * radius * k, s.r.int(0, 180)))
  }
  s.add(circle(x, y, radius * 0.92, 'none', { stroke: '#d8a566', 'stroke-width': 5, 'stroke-dasharray': '9 5' }))
}
