// Writes what is published of this package: JavaScript and types of every source, without tests.
// Run from anywhere: node packages/arabic/scripts/build-package.mjs [FOLDER]; FOLDER is dist/ here unless given.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const home = join(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(home, 'dist'))

const config = ts.getParsedCommandLineOfConfigFile(
  join(home, 'tsconfig.json'),
  { noEmit: false, declaration: true, outDir: folder, rootDir: join(home, 'src') },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => fail([diagnostic]) },
)
mkdirSync(folder, { recursive: true })
const program = ts.createProgram(config.fileNames, config.options)
const { diagnostics } = program.emit()
const errors = [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics]
if (errors.length > 0) fail(errors)

function fail(errors) {
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => home, getNewLine: () => '\n' }
  process.stderr.write(ts.formatDiagnostics(errors, host))
  process.exit(1)
}
