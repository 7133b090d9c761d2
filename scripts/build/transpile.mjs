import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inHouse } from '../launch/house.mjs'
import { compareSources, recipe, recordPath } from './stale.mjs'

/**
 * Transpiles the changed sources of one package to packages/<name>/dist, one output per source, and removes the output
 * of sources that are gone. Types are not looked at here: `npm test` does that. Returns the syntax errors found.
 */
export async function transpilePackage(name) {
  const { changed, gone, now } = compareSources(name)
  if (changed.length === 0 && gone.length === 0) return []
  const { default: ts } = await import('typescript')
  const errors = changed.flatMap((file) => transpileFile(ts, name, file))
  if (errors.length > 0) return errors
  for (const file of gone) for (const output of outputsOf(name, file)) rmSync(output, { force: true })
  writeWhole(recordPath(name), JSON.stringify({ recipe: recipe(), files: now }))
  return []
}

function transpileFile(ts, name, file) {
  const source = inHouse('packages', name, 'src', file)
  const { errors, code, map } = transpileText(ts, name, source, readFileSync(source, 'utf8'))
  if (errors.length > 0) return errors
  const [codeFile, mapFile] = outputsOf(name, file)
  writeWhole(codeFile, code)
  writeWhole(mapFile, map)
  return []
}

/** One source as JavaScript with its source map, or the syntax errors in it. */
export function transpileText(ts, name, path, text) {
  const result = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: optionsFor(ts, name),
    transformers: { before: [renameModuleUrls(ts)] },
  })
  const errors = result.diagnostics.map((diagnostic) => ts.formatDiagnostic(diagnostic, formatHost(ts)).trimEnd())
  return { errors, code: result.outputText, map: result.sourceMapText }
}

function optionsFor(ts, name) {
  return {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    erasableSyntaxOnly: true,
    sourceMap: true,
    ...(name === 'server' && { jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'hono/jsx' }),
  }
}

/**
 * Turns `new URL('./x.ts', import.meta.url)` into `./x.js`, as the compiler does for imports, so that a worker thread
 * is named once in the source and found both there and in dist.
 */
function renameModuleUrls(ts) {
  return (context) => (sourceFile) => {
    const visit = (node) => {
      if (isModuleUrl(ts, node)) {
        const [path, base] = node.arguments
        const renamed = context.factory.createStringLiteral(path.text.replace(/[.]tsx?$/, '.js'), true)
        return context.factory.updateNewExpression(node, node.expression, node.typeArguments, [renamed, base])
      }
      return ts.visitEachChild(node, visit, context)
    }
    return ts.visitNode(sourceFile, visit)
  }
}

function isModuleUrl(ts, node) {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL' || node.arguments?.length !== 2) return false
  const [path, base] = node.arguments
  return ts.isStringLiteral(path) && /^[.]{1,2}\/.*[.]tsx?$/.test(path.text) && base.getText() === 'import.meta.url'
}

function outputsOf(name, file) {
  const code = inHouse('packages', name, 'dist', file.replace(/[.]tsx?$/, '.js'))
  return [code, `${code}.map`]
}

/** Writes a file so that no reader ever sees half of it. */
function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  const next = join(dirname(path), `.${process.pid}.next`)
  writeFileSync(next, text)
  renameSync(next, path)
}

function formatHost(ts) {
  return {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => inHouse(),
    getNewLine: () => ts.sys.newLine,
  }
}
