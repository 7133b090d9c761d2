import ts from 'typescript'
import { isTest } from './house-files.ts'
import type { SourceRule } from './rule.ts'
import { walk } from './rule.ts'

const isProduct = (path: string): boolean => /^packages\/[^/]+\/src\/.*[.]tsx?$/.test(path) && !isTest(path)
const isPure = (path: string): boolean => /^packages\/(arabic|core)\/src\//.test(path) && isProduct(path)

/** Server folders in which time is an argument. The clock itself is read where the program is put together. */
const isTimeless = (path: string): boolean =>
  /^packages\/server\/src\/(actions|convert|store|web|desk|feeds|import)\//.test(path) &&
  // Runs in the reader's browser.
  !path.startsWith('packages/server/src/web/islands/') &&
  isProduct(path)

/** Rules that keep state and hidden inputs (clock, chance, environment) out of places where tests could not see them. */
export const stateAndTimeRules: readonly SourceRule[] = [
  {
    name: 'no module-level let',
    about: isProduct,
    check: (file, report) => {
      for (const statement of file.statements) {
        if (!ts.isVariableStatement(statement)) continue
        if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) report(statement)
      }
    },
    refused: [{ path: 'packages/server/src/web/x.ts', text: 'let counter = 0' }],
    fine: [{ path: 'packages/server/src/web/x.ts', text: 'const limit = 5\nfunction f() { let n = 0; return n }' }],
  },
  {
    name: 'no container at module level that starts empty',
    about: isProduct,
    check: (file, report) => {
      for (const statement of file.statements) {
        if (!ts.isVariableStatement(statement)) continue
        for (const { name, initializer } of statement.declarationList.declarations) {
          if (/^[A-Z][A-Z_]*$/.test(name.getText(file))) continue
          if (initializer !== undefined && isEmptyContainer(initializer)) report(statement)
        }
      }
    },
    refused: [
      { path: 'packages/core/src/x.ts', text: 'const seen = new Map<string, number>()' },
      { path: 'packages/server/src/x.ts', text: 'export const queue: string[] = []' },
    ],
    fine: [
      { path: 'packages/core/src/x.ts', text: "const names = new Map([['a', 1]])\nconst f = () => new Map()" },
      { path: 'packages/core/src/x.ts', text: 'export const NO_MARKS: ReadonlyMap<string, number> = new Map()' },
    ],
  },
  {
    name: 'no clock, chance or environment in arabic and core',
    about: isPure,
    check: (file, report) =>
      walk(file, (node) => {
        if (readsClock(node) || isMember(node, 'Math', 'random') || isGlobalUse(node)) report(node)
      }),
    refused: [
      { path: 'packages/core/src/x.ts', text: 'export const f = () => Date.now()' },
      { path: 'packages/core/src/x.ts', text: 'export const f = () => new Date()' },
      { path: 'packages/arabic/src/x.ts', text: 'export const f = () => Math.random()' },
      { path: 'packages/core/src/x.ts', text: 'export const f = () => process.env.X' },
      { path: 'packages/core/src/x.ts', text: "export const f = () => fetch('/')" },
    ],
    fine: [{ path: 'packages/core/src/x.ts', text: 'export const f = (at: string) => new Date(at).getTime()' }],
  },
  {
    name: 'time is an argument in the server too',
    about: isTimeless,
    check: (file, report) =>
      walk(file, (node) => {
        if (readsClock(node)) report(node)
      }),
    refused: [
      { path: 'packages/server/src/actions/x.ts', text: 'export const f = () => new Date()' },
      { path: 'packages/server/src/web/x.tsx', text: 'export const f = () => Date.now()' },
    ],
    fine: [
      { path: 'packages/server/src/main.ts', text: 'export const now = () => Date.now()' },
      { path: 'packages/server/src/web/x.ts', text: 'export const f = (now: () => string) => now()' },
    ],
  },
  {
    name: 'the environment is read in one place',
    about: (path) => isProduct(path) && path.startsWith('packages/server/') && !path.endsWith('/src/main.ts'),
    check: (file, report) =>
      walk(file, (node) => {
        if (isMember(node, 'process', 'env')) report(node)
      }),
    refused: [{ path: 'packages/server/src/web/x.ts', text: "export const port = process.env['PORT']" }],
    fine: [{ path: 'packages/server/src/main.ts', text: 'readConfig(process.env)' }],
  },
]

function isEmptyContainer(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isEmptyContainer(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return false
  return /^(Weak)?(Map|Set)$/.test(node.expression.text) && (node.arguments?.length ?? 0) === 0
}

function readsClock(node: ts.Node): boolean {
  if (isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now')) return true
  const made = ts.isNewExpression(node) || ts.isCallExpression(node)
  return made && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length
}

function isMember(node: ts.Node, object: string, member: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === object &&
    node.name.text === member
  )
}

function isGlobalUse(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return node.expression.text === 'fetch'
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    /^(process|globalThis)$/.test(node.expression.text)
  )
}
