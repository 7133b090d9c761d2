// Makes the export of a made-up Arabic newspaper, for measuring and for trying an import: nested categories, comments in
// threads, slugs encoded twice or cut inside a letter, text stored in the wrong encoding, every kind of block.
//
//   node --conditions=source tools/make-wxr.mjs --posts 50000 --comments 3 --out site.xml
//
// The same numbers and --seed give the same file. --plain leaves the traps out. Needs Node 24.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { arabicWxr } from '../test/import/arabic-wxr.ts'

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '300' },
    comments: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    site: { type: 'string', default: 'https://daffa.example' },
    permalinks: { type: 'string', default: 'day' },
    plain: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

const out = values.out === undefined ? process.stdout : createWriteStream(values.out)
const recipe = {
  posts: Number(values.posts),
  commentsPerPost: Number(values.comments),
  seed: Number(values.seed),
  site: values.site,
  permalinks: values.permalinks,
  traps: !values.plain,
}
for (const piece of arabicWxr(recipe)) if (!out.write(piece)) await once(out, 'drain')
if (values.out !== undefined) {
  out.end()
  await once(out, 'close')
}
