import { describe, expect, it } from 'vitest'
import { cutsOf, fitsShape, partAround, partAt, pixelsOf, sameProportions, SHAPE_NAMES, SHAPES } from './shapes.ts'

const WIDE = { width: 3000, height: 1000 }
const TALL = { width: 600, height: 1800 }

describe('what a picture is cut to', () => {
  it('is the largest part of the shape, with the focal point as far in as in the picture', () => {
    expect(partAround(WIDE, '1-1', { x: 0, y: 50 })).toEqual({ left: 0, top: 0, width: 333, height: 1000 })
    expect(partAround(WIDE, '1-1', { x: 100, y: 0 })).toEqual({ left: 667, top: 0, width: 333, height: 1000 })
    expect(partAround(WIDE, '1-1', null).left).toBe(334)
    expect(partAround(TALL, '16-9', { x: 10, y: 20 })).toEqual({ left: 0, top: 162, width: 1000, height: 188 })
  })

  it.each([WIDE, TALL, { width: 1, height: 1 }, { width: 1601, height: 899 }])('fits its shape in %o', (size) => {
    for (const shape of SHAPE_NAMES) {
      const part = partAround(size, shape, { x: 37, y: 91 })
      expect(fitsShape(size, shape, part), shape).toBe(true)
      const { left, top, width, height } = pixelsOf(size, part)
      expect([left + width <= size.width, top + height <= size.height, width > 0 && height > 0]).toEqual([
        true,
        true,
        true,
      ])
      expect(size.width < 50 || Math.abs(width / height / SHAPES[shape] - 1) < 0.03, shape).toBe(true)
    }
  })

  it('set by hand, lies in the picture, has its shape and is no detail', () => {
    const square = { left: 100, top: 100, width: 200, height: 600 }
    expect(fitsShape(WIDE, '1-1', square)).toBe(true)
    expect(fitsShape(WIDE, '16-9', square)).toBe(false)
    expect(fitsShape(WIDE, '1-1', { ...square, left: 900 })).toBe(false)
    expect(fitsShape(WIDE, '1-1', { ...square, top: -1 })).toBe(false)
    expect(fitsShape(WIDE, '1-1', { left: 0, top: 0, width: 20, height: 60 })).toBe(false)
  })

  it('moved or made smaller by hand, never leaves the picture', () => {
    for (const shape of SHAPE_NAMES)
      for (const scale of [0, 0.1, 0.5, 1, 7])
        for (const x of [-500, 0, 400, 1000, 2000])
          expect(fitsShape(WIDE, shape, partAt(WIDE, shape, { x, y: 1000 - x }, scale)), `${shape} ${scale}`).toBe(true)
  })

  it('becomes a file where somebody set it, and for shared links where somebody pointed', () => {
    const part = { left: 0, top: 0, width: 300, height: 900 }
    expect(cutsOf(WIDE, {}, null)).toEqual([])
    expect(cutsOf(WIDE, { '1-1': part }, null)).toEqual([{ shape: '1-1', part }])
    expect(cutsOf(WIDE, { '1-1': part }, { x: 0, y: 0 }).map(({ shape }) => shape)).toEqual(['16-9', '1-1'])
  })

  it('means the same in a copy of another size', () => {
    expect(sameProportions(WIDE, { width: 1500, height: 501 })).toBe(true)
    expect(sameProportions(WIDE, TALL)).toBe(false)
  })
})
