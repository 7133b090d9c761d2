import { expect, test } from 'vitest'
import { canaryQueries, fillHostile, sendHostile } from '../bench/search/hostile-newspaper.ts'
import { hostileStrings } from '../bench/search/hostile-strings.ts'
import { eachServer } from '../harness/server.ts'

// The command `npm run bench:search -- --only hostile` sends ten thousand, and holds each answer to 300 ms.
const STRINGS = 210
const MOST_MS = 5_000

eachServer(
  'strings that nobody types',
  (server) => {
    test('break nothing in the search page, hold nobody up, and find nothing that is not public', async () => {
      await fillHostile(server().app, 60)
      const texts = [...canaryQueries(), ...hostileStrings(STRINGS)]
      const { statuses, defects, late, leaks } = await sendHostile(server().base, texts, MOST_MS)
      expect({ defects, late, leaks }).toEqual({ defects: [], late: [], leaks: [] })
      // Most are answered, not turned away.
      expect(statuses[200]).toBeGreaterThan(STRINGS / 2)
      expect(server().logged.filter((line) => line.includes('"defect"'))).toEqual([])
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
