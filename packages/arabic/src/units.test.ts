import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLatinDigits } from './digits.ts'
import { formatBytes, formatDuration, formatUnit } from './units.ts'
import { UNITS, type Unit } from './units.table.ts'

const unit = fc.constantFrom(...(Object.keys(UNITS) as Unit[]))
const digits = fc.constantFrom('latn', 'arab', 'arabext')

test('every unit says every number in one of its forms, with the number wherever it is not 1 or 2', () => {
  fc.assert(
    fc.property(unit, fc.nat({ max: 100_000 }), digits, (name, n, set) => {
      const said = formatUnit(n, name, { digits: set })
      const forms: string[] = Object.values(UNITS[name]).filter((form) => typeof form === 'string')
      expect(forms.some((form) => said === form || said.endsWith(` ${form}`))).toBe(true)
      if (n > 2) expect(toLatinDigits(said).replace(/[٬,]/g, '')).toContain(String(n))
    }),
    { numRuns: 2000 },
  )
})

test('larger sizes and durations are never said with fewer of their largest part', () => {
  expect(formatBytes(Number.MAX_SAFE_INTEGER, { digits: 'latn' })).toBe('9,007 تيرابايت')
  expect(formatDuration(86_400 * 100, { digits: 'latn' })).toBe('100 يوم')
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (bytes, seconds) => {
      expect(formatBytes(bytes, { digits: 'latn' })).not.toMatch(/NaN|undefined/)
      expect(formatDuration(seconds, { digits: 'latn' })).not.toMatch(/NaN|undefined/)
    }),
  )
})
