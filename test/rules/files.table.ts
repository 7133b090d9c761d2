import { isTest } from './house-files.ts'

/** A rule about a file as a whole: its path and its text. `check` gives the reasons to refuse it. */
export interface FileRule {
  name: string
  check: (path: string, text: string) => string[]
  refused: { path: string; text: string }[]
  fine: { path: string; text: string }[]
}

const lines = (count: number): string => 'x\n'.repeat(count)
const isCode = (path: string): boolean => /[.](ts|tsx|mjs|cjs)$/.test(path)
const isProductCode = (path: string): boolean => isCode(path) && /^packages\/[^/]+\/src\//.test(path)

/** Embedding, override and isolate controls and directional marks: invisible in an editor, they can hide what code does. */
const BIDI_CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/

/** Names that say nothing about what lives in a file. */
const NAMELESS = /(^|\/)(common|misc|shared|stuff|lib|([^/]+-)?(utils?|helpers?))([./]|$)/

export const fileRules: readonly FileRule[] = [
  {
    name: 'at most 400 lines',
    check: (path, text) => {
      if (!isCode(path) || /[.]table[.]tsx?$/.test(path)) return []
      const count = text.trimEnd().split('\n').length
      return count > 400 ? [`${count} lines`] : []
    },
    refused: [{ path: 'packages/core/src/long.ts', text: lines(401) }],
    fine: [
      { path: 'packages/core/src/long.ts', text: lines(400) },
      { path: 'packages/core/src/long.table.ts', text: lines(900) },
    ],
  },
  {
    name: 'a file is named after what it is about, in kebab-case',
    check: (path) => {
      if (!isCode(path)) return []
      const reasons = NAMELESS.test(path.replace(/^packages\//, '')) ? ['says nothing about its content'] : []
      const name = path.slice(path.lastIndexOf('/') + 1)
      if (!/^[a-z0-9]+(-[a-z0-9]+)*([.][a-z]+)+$/.test(name)) reasons.push('is not kebab-case')
      return reasons
    },
    refused: [
      { path: 'packages/core/src/articles/utils.ts', text: '' },
      { path: 'packages/server/src/helpers/dates.ts', text: '' },
      { path: 'packages/core/src/articles/ArticlePage.tsx', text: '' },
    ],
    fine: [{ path: 'packages/server/src/web/pages/article-page.tsx', text: '' }],
  },
  {
    name: 'index.ts only where a package begins',
    check: (path) => {
      const allowed = path === 'packages/arabic/src/index.ts'
      return /\/index[.]tsx?$/.test(path) && isProductCode(path) && !allowed ? ['is a barrel'] : []
    },
    refused: [{ path: 'packages/core/src/articles/index.ts', text: '' }],
    fine: [{ path: 'packages/arabic/src/index.ts', text: '' }],
  },
  {
    name: 'no bidirectional control characters',
    check: (_path, text) =>
      text.split('\n').flatMap((line, index) => (BIDI_CONTROL.test(line) ? [`line ${index + 1}`] : [])),
    refused: [{ path: 'packages/core/src/x.ts', text: `if (admin) { /*${String.fromCharCode(0x202e)} } */ }` }],
    fine: [{ path: 'packages/core/src/x.ts', text: String.raw`const override = '\u202E'` }],
  },
  {
    name: 'style sheets speak of start and end, and leave Arabic letters alone',
    check: (path, text) => (path.endsWith('.css') && !isTest(path) ? cssFindings(text) : []),
    refused: [
      { path: 'packages/server/src/web/styles/x.css', text: 'p { margin-left: 1rem }' },
      { path: 'packages/server/src/web/styles/x.css', text: 'p { text-align: right; }' },
      { path: 'packages/server/src/web/styles/x.css', text: 'h1 {\n  letter-spacing: 0.1em;\n}' },
      { path: 'packages/newsroom/src/styles/x.css', text: 'em{font-style:italic}' },
      { path: 'packages/newsroom/src/styles/x.css', text: "@import url('https://fonts.example/x.css');" },
      { path: 'packages/newsroom/src/styles/x.css', text: '@media print { p { float: left } }' },
      { path: 'packages/newsroom/src/styles/x.css', text: '.badge { inset: 0 auto auto 0; left: 3px }' },
    ],
    fine: [
      {
        path: 'packages/server/src/web/styles/x.css',
        text: '/* margin-left is not used */ p { margin-inline-start: 1rem; text-align: start }',
      },
      {
        path: 'packages/server/src/web/styles/x.css',
        text: '.bar { border-inline-start: 3px solid; background: url(/assets/left.svg) }',
      },
    ],
  },
  {
    name: 'nothing of this machine in the house',
    check: (path, text) =>
      isTest(path)
        ? []
        : text
            .split('\n')
            .flatMap((line, index) =>
              /(^|[\s"'`(])\/(work|root)\/|registry\.npmjs\.org/.test(line) ? [`line ${index + 1}`] : [],
            ),
    refused: [{ path: 'docs/run/install.md', text: 'cd /work/main' }],
    fine: [{ path: 'docs/run/install.md', text: 'cd warraq; the work/ folder' }],
  },
]

const PHYSICAL =
  /(^|[;\s])(letter-spacing|text-transform|(margin|padding)-(left|right)|border-(left|right)(-\w+)*|(left|right)|border-(top|bottom)-(left|right)-radius)\s*:/
const PHYSICAL_VALUE = /(^|[;\s])((text-align|float|clear)\s*:\s*(left|right)\b|font-style\s*:\s*(italic|oblique))/
const FOREIGN = /@import\s|url\(\s*['"]?(https?:)?\/\//

/** A rule that names its language or direction, or sets one, knows which side it means. */
const KNOWS_ITS_SIDE = /:lang\(|\[lang|:dir\(|\[dir|direction\s*:\s*ltr/

function cssFindings(text: string): string[] {
  const plain = text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  const bad = [...plain.matchAll(/([^{};]*)\{([^{}]*)\}/g)]
    .filter(([rule]) => !KNOWS_ITS_SIDE.test(rule))
    .filter(([, , body]) => PHYSICAL.test(body!) || PHYSICAL_VALUE.test(body!))
    .map(
      ([, selector, body]) => `${selector!.trim()} {${(PHYSICAL.exec(body!) ?? PHYSICAL_VALUE.exec(body!))![0].trim()}`,
    )
  return [...bad, ...plain.split('\n').filter((line) => FOREIGN.test(line))]
}
