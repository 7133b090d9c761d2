/** Trees that more than one landscape has. */
import { circle, group, path, rect } from './kit.mjs'

export function cypress(x, base, height, colour) {
  return path(
    `M${x} ${base}C${x - height * 0.2} ${base - height * 0.2} ${x - height * 0.1} ${base - height * 0.7} ${x} ${base - height}C${x + height * 0.1} ${base - height * 0.7} ${x + height * 0.2} ${base - height * 0.2} ${x} ${base}Z`,
    colour,
  )
}

export function roundTree(s, x, base, size, dark, light) {
  const parts = [rect(x - size * 0.07, base - size * 0.6, size * 0.14, size * 0.6, '#5d3f2a')]
  for (let i = 0; i < 7; i += 1)
    parts.push(
      circle(
        x + s.r.between(-0.38, 0.38) * size,
        base - size * s.r.between(0.55, 1.05),
        size * s.r.between(0.22, 0.34),
        dark,
      ),
    )
  for (let i = 0; i < 5; i += 1)
    parts.push(
      circle(
        x + s.r.between(-0.35, 0.1) * size,
        base - size * s.r.between(0.75, 1.15),
        size * s.r.between(0.1, 0.2),
        light,
      ),
    )
  return group({}, parts)
}
