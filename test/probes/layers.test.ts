import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { draw } from '../../tools/draw-structure.mjs'
import { openProbeTree, root } from './tree.ts'

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: {
    totalCruised: number
    violations: { from: string; to: string; rule: { name: string } }[]
  }
}

const run = promisify(execFile)

/** Runs dependency-cruiser with the table of the house in a folder that holds `packages`. */
async function cruise(folder: string): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, '--config', 'layers.cjs', '--output-type', 'json', 'packages']
  // The exit code is the number of violations; only the report is of interest here.
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }).catch(
    (error: { stdout: string; stderr: string }) => {
      if (!error.stdout) throw new Error(error.stderr)
      return error
    },
  )
  return JSON.parse(stdout) as Cruise
}

test('the layer table refuses every planted import and no other', async () => {
  const tree = openProbeTree('layers')
  onTestFinished(tree.remove)
  const { violations } = (await cruise(tree.folder)).summary
  const caught = new Set(violations.map(({ from, rule }) => `${from}: ${rule.name}`))
  const expected = tree.planted.flatMap(({ file, refused }) => refused.map((rule) => `${file}: ${rule}`))
  expect([...caught].toSorted()).toEqual(expected.toSorted())
  expect(expected.length).toBeGreaterThan(20)
})

describe('the house', () => {
  const cruising = cruise(root)

  test('has no import that the layer table refuses', async () => {
    const { violations, totalCruised } = (await cruising).summary
    expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
    // A checker that reads nothing finds nothing: the house has more modules than this.
    expect(totalCruised).toBeGreaterThan(300)
  })

  test('looks as docs/structure.md draws it', async () => {
    // Run `node tools/draw-structure.mjs --write` and look at the new picture before you commit it.
    expect(readFileSync(join(root, 'docs/structure.md'), 'utf8')).toBe(draw((await cruising).modules))
  })
})
