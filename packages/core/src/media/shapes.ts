/** The shapes a picture is cut to, width to height: cards and galleries, small cards, faces, the picture of shared links. */
export const SHAPES = { '16-9': 16 / 9, '3-2': 3 / 2, '1-1': 1, '4-5': 4 / 5 } as const
export type Shape = keyof typeof SHAPES
export const SHAPE_NAMES = Object.keys(SHAPES) as Shape[]

/** Part of a picture, in thousandths of its width and height, from the left and from the top. */
export interface Part {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Parts that somebody set by hand; a shape that is not among them is cut around the focal point. */
export type Crops = { readonly [shape in Shape]?: Part }

interface Size {
  readonly width: number
  readonly height: number
}
interface Point {
  readonly x: number
  readonly y: number
}

const WHOLE = 1000
/** Less than a tenth of a side is a detail that nobody cuts on purpose. */
const SMALLEST = 100
/** How far a part may be from its shape: thousandths are coarse. */
const TOLERANCE = 0.03

/**
 * The largest part of this shape, placed so that the focal point (in percent; null: the middle) lies as far into the
 * part as it lies into the picture: as `object-position` places it (CSS Images 3, section 5.2).
 */
export function partAround(size: Size, shape: Shape, focal: Point | null): Part {
  const wide = size.width / size.height / SHAPES[shape]
  const width = Math.round(WHOLE * Math.min(1, 1 / wide))
  const height = Math.round(WHOLE * Math.min(1, wide))
  const { x, y } = focal ?? { x: 50, y: 50 }
  return {
    left: Math.round(((WHOLE - width) * x) / 100),
    top: Math.round(((WHOLE - height) * y) / 100),
    width,
    height,
  }
}

/** Whether a part lies in the picture, has the shape and is not a detail. */
export function fitsShape(size: Size, shape: Shape, { left, top, width, height }: Part): boolean {
  const inside = left >= 0 && top >= 0 && left + width <= WHOLE && top + height <= WHOLE
  const ratio = (width * size.width) / (height * size.height)
  return inside && Math.max(width, height) >= SMALLEST && Math.abs(ratio / SHAPES[shape] - 1) <= TOLERANCE
}

/** A part of this shape with the given middle (thousandths) and scale (1: as large as the picture allows), inside the picture. */
export function partAt(size: Size, shape: Shape, middle: Point, scale: number): Part {
  const largest = partAround(size, shape, null)
  const least = SMALLEST / Math.max(largest.width, largest.height)
  const by = Math.min(1, Math.max(least, scale))
  const width = Math.round(largest.width * by)
  const height = Math.round(largest.height * by)
  const between = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)))
  return {
    left: between(middle.x - width / 2, WHOLE - width),
    top: between(middle.y - height / 2, WHOLE - height),
    width,
    height,
  }
}

/** The part in whole pixels, at least one and never outside. */
export function pixelsOf(size: Size, part: Part): Part {
  const left = Math.min(size.width - 1, Math.round((part.left * size.width) / WHOLE))
  const top = Math.min(size.height - 1, Math.round((part.top * size.height) / WHOLE))
  return {
    left,
    top,
    width: Math.max(1, Math.min(size.width - left, Math.round((part.width * size.width) / WHOLE))),
    height: Math.max(1, Math.min(size.height - top, Math.round((part.height * size.height) / WHOLE))),
  }
}

/** One part that has to be made as a file of its own. */
export interface Cut {
  readonly shape: Shape
  readonly part: Part
}

/**
 * What is cut into files: every shape set by hand, and the picture of shared links where somebody pointed at what must
 * stay in sight. Pages cut all else themselves; other sites would cut around the middle.
 */
export function cutsOf(size: Size, crops: Crops, focal: Point | null): Cut[] {
  return SHAPE_NAMES.flatMap((shape) => {
    const part = crops[shape] ?? (shape === '16-9' && focal !== null ? partAround(size, shape, focal) : null)
    return part === null ? [] : [{ shape, part }]
  })
}

/** Whether parts of one picture mean the same in another: they are as wide for their height, within a hundredth. */
export function sameProportions(one: Size, other: Size): boolean {
  return Math.abs(one.width / one.height / (other.width / other.height) - 1) <= 0.01
}
