import ts from 'typescript'
import { isTest } from './house-files.ts'
import type { SourceRule } from './rule.ts'
import { walk } from './rule.ts'

/** Islands run in the reader's browser. */
const isServer = (path: string): boolean =>
  /^packages\/server\/src\/.*(?<![.]island)[.]tsx?$/.test(path) && !isTest(path)

const ONE_WAY_OUT = 'packages/server/src/ports/fetch/fetch-safely.ts'
/** They connect to a socket file of this machine, and to the mail server to see whether it is there. */
const CONNECT_LOCALLY = ['packages/server/src/cli/control-socket.ts', 'packages/server/src/cli/doctor-checks.ts']

/** Modules that can reach another machine, and what of them only listens or looks at an address. */
const REACHING = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises)$/
const HARMLESS = new Set(['createServer', 'isIP', 'isIPv4', 'isIPv6', 'BlockList', 'STATUS_CODES'])
/** Names are looked up in one place, where each address found is held against the list. */
const MAY_NAME: Readonly<Record<string, readonly string[]>> = {
  'packages/server/src/ports/fetch/connecting.ts': ['lookup'],
}
const CLIENTS = /^(undici|axios|got|node-fetch|ky|superagent|request)$/
const GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])

/** What keeps every request to another machine in the one file that checks where it leads. */
export const outsideRules: readonly SourceRule[] = [
  {
    name: 'requests to other machines are made in one file',
    about: (path) => isServer(path) && path !== ONE_WAY_OUT && !CONNECT_LOCALLY.includes(path),
    check: (file, report, path) =>
      walk(file, (node) => {
        if (ts.isImportDeclaration(node) && reaches(node, MAY_NAME[path] ?? [])) report(node)
        if (isImportCall(node) || isGlobalClient(node)) report(node)
      }),
    refused: [
      { path: 'packages/server/src/import/x.ts', text: "export const f = () => fetch('https://example.org')" },
      { path: 'packages/server/src/import/x.ts', text: "export const f = () => globalThis.fetch('https://a.example')" },
      { path: 'packages/server/src/import/x.ts', text: 'export const f = fetch' },
      { path: 'packages/server/src/jobs/x.ts', text: "import { request } from 'node:https'" },
      { path: 'packages/server/src/jobs/x.ts', text: "import http from 'node:http'" },
      { path: 'packages/server/src/jobs/x.ts', text: "import * as http from 'http'" },
      { path: 'packages/server/src/desk/x.ts', text: "import { connect } from 'node:tls'" },
      { path: 'packages/server/src/desk/x.ts', text: "import { lookup } from 'node:dns/promises'" },
      { path: 'packages/server/src/desk/x.ts', text: "export const f = () => import('node:http')" },
      { path: 'packages/server/src/desk/x.ts', text: "import { fetch as get } from 'undici'" },
      { path: 'packages/server/src/desk/x.ts', text: "new WebSocket('wss://a.example')" },
      { path: 'packages/server/src/ports/fetch/connecting.ts', text: "import { resolve4 } from 'node:dns/promises'" },
    ],
    fine: [
      { path: 'packages/server/src/web/x.ts', text: "import { createServer } from 'node:http'" },
      { path: 'packages/server/src/web/x.ts', text: "import type { IncomingMessage } from 'node:http'" },
      { path: 'packages/server/src/web/x.ts', text: "import { type Server, createServer } from 'node:http'" },
      { path: 'packages/server/src/import/x.ts', text: 'const f = (parts: P) => parts.fetch(url)' },
      { path: 'packages/server/src/import/x.ts', text: 'const f = async ({ fetch }: P) => fetch(url)' },
      { path: 'packages/server/src/import/x.ts', text: 'const f = (fetch: SafeFetch) => { return fetch(url) }' },
      { path: 'packages/server/src/web/islands/x.island.ts', text: "const f = () => fetch('/search/suggest')" },
      { path: ONE_WAY_OUT, text: "import { request } from 'node:https'" },
    ],
  },
]

function reaches({ moduleSpecifier, importClause }: ts.ImportDeclaration, allowed: readonly string[]): boolean {
  const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  if (importClause === undefined || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false
  if (CLIENTS.test(from)) return true
  if (!REACHING.test(from)) return false
  const { name, namedBindings } = importClause
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return true
  return namedBindings.elements.some((one) => {
    const imported = (one.propertyName ?? one.name).text
    return !one.isTypeOnly && !HARMLESS.has(imported) && !allowed.includes(imported)
  })
}

function isImportCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return false
  const [from] = node.arguments
  return from !== undefined && ts.isStringLiteral(from) && (REACHING.test(from.text) || CLIENTS.test(from.text))
}

/** A global that reaches out, unless a name of the file itself hides it. */
function isGlobalClient(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || !GLOBALS.has(node.text)) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ts.isIdentifier(parent.expression) && parent.expression.text === 'globalThis'
  }
  const names = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isTypeNode(parent)
  if (names && !(ts.isPropertyAssignment(parent) && parent.initializer === node)) return false
  return !isDeclaring(parent, node) && !isDeclaredAround(node)
}

function isDeclaring(parent: ts.Node, node: ts.Identifier): boolean {
  const declares =
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isMethodSignature(parent)
  return declares && parent.name === node
}

/** Whether a function or block around it has a parameter or constant of this name. */
function isDeclaredAround(node: ts.Identifier): boolean {
  for (let around: ts.Node = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isFunctionLike(around) && around.parameters.some(({ name }) => binds(name, node.text))) return true
    if (ts.isBlock(around) && around.statements.some((one) => declares(one, node.text))) return true
  }
  return node.getSourceFile().statements.some((one) => declares(one, node.text))
}

function declares(statement: ts.Statement, text: string): boolean {
  return (
    ts.isVariableStatement(statement) && statement.declarationList.declarations.some(({ name }) => binds(name, text))
  )
}

function binds(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text
  return name.elements.some((one) => ts.isBindingElement(one) && binds(one.name, text))
}
