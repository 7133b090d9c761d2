import ts from 'typescript'
import { isTest } from './house-files.ts'
import type { SourceRule } from './rule.ts'
import { walk } from './rule.ts'

const isProduct = (path: string): boolean => /^packages\/[^/]+\/src\/.*[.]tsx?$/.test(path) && !isTest(path)
const ARABIC_LETTER = /[\u0620-\u064A\u0671-\u06D3]/

/** Where sentences for people may stand: catalogues (`ar.ts`, `messages.ts`) and data, each in a file of its own. */
const holdsText = (path: string): boolean =>
  /[.]table[.]tsx?$|\/(messages|i18n)\/|\/(ar|en|messages)[.]ts$|^packages\/(arabic\/src|server\/src\/sample)\//.test(
    path,
  )

const FORMATTERS_WITH_DATE = new Set(['DateTimeFormat'])
const FORMATTERS_WITH_DIGITS = new Set(['NumberFormat', 'RelativeTimeFormat', 'DurationFormat', 'IntlMessageFormat'])

/** Rules about what is shown to people: where its words come from, how it is formatted, how it reaches the page. */
export const textAndMarkupRules: readonly SourceRule[] = [
  {
    name: 'Intl is told calendar and digits',
    about: isProduct,
    check: (file, report) =>
      walk(file, (node) => {
        if (isLocaleMethod(node)) report(node)
        const name = formatterName(node)
        if (name === undefined) return
        const told = tellsOf(file, node as ts.NewExpression)
        if (FORMATTERS_WITH_DATE.has(name) && !(told.calendar && told.digits)) report(node)
        if (FORMATTERS_WITH_DIGITS.has(name) && !told.digits) report(node)
      }),
    refused: [
      { path: 'packages/core/src/x.ts', text: "new Intl.DateTimeFormat('ar')" },
      { path: 'packages/core/src/x.ts', text: "new Intl.DateTimeFormat('ar-u-nu-latn', { calendar: undefined })" },
      { path: 'packages/core/src/x.ts', text: 'new Intl.NumberFormat(locale)' },
      { path: 'packages/server/src/web/x.ts', text: "new IntlMessageFormat(text, 'ar')" },
      { path: 'packages/newsroom/src/x.tsx', text: "new Date(0).toLocaleDateString('ar-u-ca-gregory-nu-latn')" },
    ],
    fine: [
      { path: 'packages/core/src/x.ts', text: "new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn')" },
      {
        path: 'packages/core/src/x.ts',
        text: "new Intl.DateTimeFormat(lang, { calendar: 'gregory', numberingSystem: 'latn' })",
      },
      { path: 'packages/core/src/x.ts', text: "const locale = 'ar-u-nu-latn'\nnew Intl.NumberFormat(locale)" },
      { path: 'packages/core/src/x.ts', text: 'new IntlMessageFormat(text, `${lang}-u-nu-${digits}`)' },
      { path: 'packages/core/src/x.ts', text: "new Intl.PluralRules('ar')" },
    ],
  },
  {
    name: 'Arabic sentences live in catalogues and tables',
    about: (path) => isProduct(path) && !holdsText(path),
    check: (file, report) =>
      walk(file, (node) => {
        if ((isText(node) || ts.isJsxText(node)) && ARABIC_LETTER.test(node.text)) report(node)
      }),
    refused: [
      { path: 'packages/server/src/web/parts/x.tsx', text: 'export const X = () => <p>اترك تعليقًا</p>' },
      { path: 'packages/core/src/x.ts', text: "export const label = 'مسودة'" },
    ],
    fine: [
      { path: 'packages/server/src/web/messages/ar.ts', text: "export const ar = { leave: 'اترك تعليقًا' }" },
      { path: 'packages/core/src/x.ts', text: '// رابط مختصر\nexport const shortLink = 1' },
    ],
  },
  {
    name: 'raw HTML enters a page in one file',
    about: (path) => isProduct(path) && path !== 'packages/server/src/web/parts/raw.tsx',
    check: (file, report) =>
      walk(file, (node) => {
        if (
          ts.isIdentifier(node) &&
          /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)$/.test(node.text)
        ) {
          report(node.parent)
        }
      }),
    refused: [
      {
        path: 'packages/server/src/web/x.tsx',
        text: 'export const X = (h: string) => <div dangerouslySetInnerHTML={{ __html: h }} />',
      },
      { path: 'packages/newsroom/src/x.ts', text: 'export const f = (e: Element, h: string) => { e.innerHTML = h }' },
    ],
    fine: [{ path: 'packages/newsroom/src/x.ts', text: "export const f = (e: Element) => { e.textContent = '<b>' }" }],
  },
  {
    name: 'raw SQL stays in the store',
    about: (path) => isProduct(path) && !path.startsWith('packages/server/src/store/'),
    check: (file, report) =>
      walk(file, (node) => {
        if (!ts.isPropertyAccessExpression(node) || !/^(raw|lit|ref|id|table)$/.test(node.name.text)) return
        if (ts.isIdentifier(node.expression) && node.expression.text === 'sql') report(node)
      }),
    refused: [{ path: 'packages/server/src/actions/x.ts', text: 'sql.raw(text)' }],
    fine: [
      { path: 'packages/server/src/store/x.ts', text: 'sql.ref(column)' },
      { path: 'packages/server/src/actions/x.ts', text: 'sql`lower(${name})`' },
    ],
  },
  {
    name: 'no barrels inside a package',
    about: (path) => isProduct(path) && path !== 'packages/arabic/src/index.ts',
    check: (file, report) => {
      const reexports = file.statements.filter(
        (one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined,
      )
      const star = reexports.filter((one) => ts.isExportDeclaration(one) && one.exportClause === undefined)
      const onlyPassesOn = reexports.length > 0 && reexports.length === file.statements.length
      for (const statement of onlyPassesOn ? reexports : star) report(statement)
    },
    refused: [
      { path: 'packages/core/src/articles/all.ts', text: "export * from './article.ts'\nexport const x = 1" },
      { path: 'packages/core/src/articles/all.ts', text: "export { a } from './a.ts'\nexport { b } from './b.ts'" },
    ],
    fine: [{ path: 'packages/core/src/articles/a.ts', text: "import { b } from './b.ts'\nexport const a = b" }],
  },
  {
    name: 'comments speak of the present, not of tickets',
    about: isProduct,
    check: (file, report) => {
      const comment = /(\/\/[^\n]*|\/\*[^]*?\*\/)/g
      for (const [text] of file.text.matchAll(comment)) {
        if (/\b(issue|ticket|pull request|PR) #?\d+/i.test(text)) report(file)
      }
    },
    refused: [{ path: 'packages/core/src/x.ts', text: '// see issue #12\nexport const x = 1' }],
    fine: [{ path: 'packages/core/src/x.ts', text: '// UAX #9, rule W4\nexport const x = 1' }],
  },
]

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

function isLocaleMethod(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && /^toLocale(Date|Time)?String$/.test(node.name.text)
}

function formatterName(node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined
  const { expression } = node
  if (ts.isIdentifier(expression)) return expression.text === 'IntlMessageFormat' ? expression.text : undefined
  const intl = ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Intl'
  return intl ? expression.name.text : undefined
}

/** What a formatter's arguments say, looking through the constants and functions of the same file they name. */
function tellsOf(file: ts.SourceFile, node: ts.NewExpression): { calendar: boolean; digits: boolean } {
  const texts = new Set<string>()
  for (const argument of node.arguments ?? []) collectTexts(file, argument, texts)
  const said = [...texts].join(' ')
  return {
    calendar: /-u-[^'"`]*ca-|\bcalendar\b(?!: undefined)/.test(said),
    digits: /-u-[^'"`]*nu-|\bnumberingSystem\b(?!: undefined)/.test(said),
  }
}

function collectTexts(file: ts.SourceFile, from: ts.Node, texts: Set<string>): void {
  const text = from.getText(file)
  if (texts.has(text)) return
  texts.add(text)
  walk(from, (node) => {
    if (!ts.isIdentifier(node)) return
    walk(file, (other) => {
      const declares = ts.isVariableDeclaration(other) || ts.isFunctionDeclaration(other)
      if (declares && other.name?.getText(file) === node.text && other !== from) collectTexts(file, other, texts)
    })
  })
}
