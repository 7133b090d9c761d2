/** Drawing kit of the sample pictures: SVG as strings, seeded chance, and the printed look they share. */

export const WIDTH = 1600
export const HEIGHT = 1067
/** Pixels that are drawn on each side and cut off, because the edge filter frays the border. */
export const BLEED = 8

/** Mulberry32: the same seed gives the same picture on every machine. */
function chance(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low, high) => low + next() * (high - low)
  return {
    next,
    between,
    int: (low, high) => Math.floor(between(low, high + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    maybe: (share) => next() < share,
  }
}

const SRGB = { 'color-interpolation-filters': 'sRGB' }

const round = (value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)

/** One element: `el('rect', { x: 1 }, child, …)`. Attributes that are undefined are left out. */
export function el(name, attrs = {}, ...children) {
  const pairs = Object.entries(attrs)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${round(value)}"`)
    .join('')
  const inside = children.flat(9).join('')
  return inside === '' ? `<${name}${pairs}/>` : `<${name}${pairs}>${inside}</${name}>`
}

export const group = (attrs, ...children) => el('g', attrs, ...children)
export const rect = (x, y, width, height, fill, more = {}) => el('rect', { x, y, width, height, fill, ...more })
export const circle = (cx, cy, r, fill, more = {}) => el('circle', { cx, cy, r, fill, ...more })
export const ellipse = (cx, cy, rx, ry, fill, more = {}) => el('ellipse', { cx, cy, rx, ry, fill, ...more })
export const path = (d, fill, more = {}) => el('path', { d, fill, ...more })
export const stroke = (d, colour, width, more = {}) =>
  el('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more,
  })

/** Straight lines through the points `[x, y]`, closed unless told otherwise. */
export function poly(points, closed = true) {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${closed ? 'Z' : ''}`
}

/** A smooth curve through the points (Catmull-Rom as cubic Béziers). */
export function curve(points, closed = false) {
  const at = (index) =>
    closed ? points[(index + points.length) % points.length] : points[Math.max(0, Math.min(points.length - 1, index))]
  const parts = [`M${round(points[0][0])} ${round(points[0][1])}`]
  for (let index = 0; index < points.length - (closed ? 0 : 1); index += 1) {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const handles = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6]
    handles.push(p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1])
    parts.push(`C${handles.map(round).join(' ')}`)
  }
  return parts.join('') + (closed ? 'Z' : '')
}

/** The same curve, with the area below it down to `bottom`. */
export function below(points, bottom) {
  const [first, last] = [points[0], points[points.length - 1]]
  return `${curve(points)}L${round(last[0])} ${bottom}L${round(first[0])} ${bottom}Z`
}

/** A line of hills from left to right: sums of sines whose phases the seed decides. */
export function ridge(r, { y, height, waves = 3, step = 40, from = -40, to = WIDTH + 40, rough = 0 }) {
  const parts = [1, 2.3, 4.7].map((k) => ({ k, phase: r.between(0, 6.3), share: r.between(0.6, 1) / k }))
  const points = []
  for (let x = from; x <= to; x += step) {
    const turn = ((x - from) / (to - from)) * waves * 6.283
    const lift = parts.reduce((sum, part) => sum + Math.sin(turn * part.k * 0.5 + part.phase) * part.share, 0)
    points.push([x, y - (lift * height) / 1.6 + r.between(-rough, rough)])
  }
  return points
}

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Colour between two `#rrggbb`, share 0 to 1. */
export function mix(first, second, share) {
  const [a, b] = [channels(first), channels(second)]
  return `#${a
    .map((value, i) =>
      Math.round(value + (b[i] - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const stop = ([offset, colour, opacity = 1]) =>
  el('stop', { offset, 'stop-color': colour, ...(opacity < 1 && { 'stop-opacity': `${opacity}` }) })

/** A sheet collects shapes and definitions; `seed` fixes everything that looks like chance. */
export function sheet(seed, { width = WIDTH, height = HEIGHT } = {}) {
  const defs = []
  const shapes = []
  const known = new Map()
  const define = (prefix, make) => {
    const id = `${prefix}${defs.length}`
    defs.push(make(id))
    return `url(#${id})`
  }
  const once = (key, make) => {
    if (!known.has(key)) known.set(key, make())
    return known.get(key)
  }
  const s = {
    r: chance(seed),
    width,
    height,
    add: (...items) => shapes.push(...items.flat(9)),
    /** Gradient from (x1, y1) to (x2, y2) in picture units; stops `[offset, colour, opacity]`. */
    linear: (x1, y1, x2, y2, ...stops) =>
      define('l', (id) =>
        el('linearGradient', { id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 }, stops.map(stop)),
      ),
    radial: (cx, cy, radius, ...stops) =>
      define('r', (id) =>
        el('radialGradient', { id, gradientUnits: 'userSpaceOnUse', cx, cy, r: radius }, stops.map(stop)),
      ),
    blur: (by) =>
      once(`blur${by}`, () =>
        define('b', (id) =>
          el(
            'filter',
            { id, x: '-40%', y: '-40%', width: '180%', height: '180%' },
            el('feGaussianBlur', { stdDeviation: by }),
          ),
        ),
      ),
    clip: (...items) => define('c', (id) => el('clipPath', { id }, items)),
    /** Printed grain: what is drawn with it fades by dots, not by transparency. */
    dots: (colour, size = 0.75) =>
      once(`dots${colour}${size}`, () => define('d', (id) => dotFilter(id, colour, size, seed))),
    svg: () =>
      el(
        'svg',
        {
          xmlns: 'http://www.w3.org/2000/svg',
          width: width + 2 * BLEED,
          height: height + 2 * BLEED,
          viewBox: `0 0 ${width} ${height}`,
          preserveAspectRatio: 'none',
        },
        el('defs', {}, defs, edgeFilter(seed, width, height)),
        group({ filter: 'url(#edge)' }, shapes),
      ),
  }
  return s
}

/** Opacity of the source plus noise, cut hard: a gradient becomes a spray of dots in one colour. */
function dotFilter(id, colour, frequency, seed) {
  return el(
    'filter',
    { id, x: '0', y: '0', width: '1', height: '1', ...SRGB },
    el('feTurbulence', { type: 'fractalNoise', baseFrequency: `${frequency}`, numOctaves: 2, seed, result: 'n' }),
    el('feColorMatrix', {
      in: 'n',
      type: 'matrix',
      values: '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2.6 0 0 0 -0.8',
      result: 'a',
    }),
    el('feComposite', {
      in: 'SourceAlpha',
      in2: 'a',
      operator: 'arithmetic',
      k1: 0,
      k2: 1,
      k3: 1,
      k4: -1,
      result: 's',
    }),
    el('feComponentTransfer', { in: 's', result: 'm' }, el('feFuncA', { type: 'linear', slope: 3.2, intercept: 0 })),
    el('feFlood', { 'flood-color': colour }),
    el('feComposite', { in2: 'm', operator: 'in' }),
  )
}

/** Edges as of cut paper: everything is moved by a pixel or two of slow noise. */
function edgeFilter(seed, width, height) {
  return el(
    'filter',
    { id: 'edge', filterUnits: 'userSpaceOnUse', x: 0, y: 0, width, height, ...SRGB },
    el('feTurbulence', { type: 'fractalNoise', baseFrequency: '0.035', numOctaves: 2, seed: seed + 7, result: 'n' }),
    el('feDisplacementMap', { in: 'SourceGraphic', in2: 'n', scale: 5, xChannelSelector: 'R', yChannelSelector: 'G' }),
  )
}

/** A sky: gradient over the upper `bottom` pixels. */
export function sky(s, bottom, ...stops) {
  s.add(rect(-10, -10, s.width + 20, bottom + 20, s.linear(0, 0, 0, bottom, ...stops)))
}

/** Long thin cloud made of overlapping lenses. */
export function cloud(s, x, y, length, thickness, colour, opacity = 1) {
  const parts = []
  for (let i = 0; i < 6; i += 1) {
    const w = length * s.r.between(0.25, 0.6)
    parts.push(
      ellipse(
        x + s.r.between(-0.5, 0.5) * length * 0.7,
        y + s.r.between(-0.5, 0.5) * thickness,
        w / 2,
        thickness * s.r.between(0.25, 0.55),
        colour,
      ),
    )
  }
  s.add(group({ opacity }, parts))
}

/** A gull seen from afar. */
export function gull(x, y, size, colour) {
  const d = `M${x - size} ${y - size * 0.25}Q${x - size * 0.45} ${y - size * 0.55} ${x} ${y}Q${x + size * 0.5} ${y - size * 0.6} ${x + size} ${y - size * 0.15}`
  return stroke(d, colour, size * 0.14)
}

/** Light from one point, added over everything. */
export function glow(s, x, y, radius, colour, opacity) {
  s.add(
    circle(x, y, radius, s.radial(x, y, radius, [0, colour, opacity], [0.4, colour, opacity * 0.45], [1, colour, 0])),
  )
}
