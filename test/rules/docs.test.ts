import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_CODES } from '@warraq/core/errors.table'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../packages/server/src/cli/commands.table.ts'
import { SETTINGS } from '../../packages/server/src/config/env.ts'
import { houseFiles, isPlanted, read, root } from './house-files.ts'

/** Every command of the program with its flags: `article add --title --body-file …`, flags in order of the alphabet. */
const commands = COMMANDS.map(({ words, options = [] }) => ({
  words,
  flags: options.map(({ flag }) => flag).toSorted(),
}))

/** The first cell of every table row of a page that starts with a code span: `| \`name\` | second | …`. */
function rows(page: string): [name: string, second: string][] {
  return [...read(page).matchAll(/^\| `([^`]+)` \|([^|]*)\|/gm)].map(([, name, second]) => [name!, second!.trim()])
}

/** The lines of every shell block of a page. */
function shellLines(page: string): string[] {
  const blocks = [...read(page).matchAll(/^```sh\n([^]*?)^```/gm)].map(([, lines]) => lines!)
  return blocks.flatMap((lines) => lines.trim().split('\n'))
}

test('docs/run/configuration.md has a row for every setting and no other', () => {
  const documented = rows('docs/run/configuration.md').map(([name]) => name)
  expect(documented.toSorted()).toEqual(Object.keys(SETTINGS).toSorted())
})

test('docs/errors.md has a row with code and status for every error code and no other', () => {
  const documented = rows('docs/errors.md').map(([code, status]) => `${code} ${status}`)
  const known = Object.entries(ERROR_CODES).map(([code, { status }]) => `${code} ${status}`)
  expect(documented.toSorted()).toEqual(known.toSorted())
})

test('docs/run/cli.md has a row for every command with all its flags and no other', () => {
  const page = read('docs/run/cli.md')
  const documented = [...page.matchAll(/^\| `warraq ([a-z -]+)[^`]*` \|(.*)\|$/gm)].map(([, words, text]) => ({
    words: words!.trim(),
    flags: [...new Set(text!.match(/--[a-z][a-z-]*/g))].toSorted(),
  }))
  const byWords = (a: { words: string }, b: { words: string }): number => (a.words < b.words ? -1 : 1)
  expect(documented.toSorted(byWords)).toEqual(commands.toSorted(byWords))
})

describe('the two READMEs', () => {
  const pages = ['README.md', 'README.ar.md'] as const

  test('open with the two commands', () => {
    for (const page of pages) expect(read(page).startsWith('```sh\nnpm start\nnpm test\n```\n')).toBe(true)
  })

  test('have the same sections, commands, links and flags', () => {
    const shape = (page: string): unknown => {
      const text = read(page)
      return {
        sections: [...text.matchAll(/^#+ /gm)].map(([mark]) => mark),
        commands: shellLines(page),
        links: [...text.matchAll(/\]\(([^)]+)\)/g)]
          .map(([, link]) => link)
          .filter((link) => !pages.includes(link as never)),
        paragraphs: text.split('\n').filter((line) => line.startsWith('- ')).length,
      }
    }
    expect(shape('README.ar.md')).toEqual(shape('README.md'))
  })

  test.each(shellLines('README.md'))('offer a command that exists: %s', (line) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const [, script, rest] = /^npm (?:run (?:-s )?)?([a-z:]+)(?: -- (.+))?$/.exec(line) ?? []
    expect(Object.keys(scripts)).toContain(script)
    if (script !== 'warraq') return
    const command = commands.find(({ words }) => `${rest} `.startsWith(`${words} `))
    expect([...rest!.matchAll(/--[a-z-]+/g)].filter(([flag]) => !command?.flags.includes(flag))).toEqual([])
    expect(command).toBeDefined()
  })
})

test('every link between pages of the house leads somewhere', () => {
  const dead = houseFiles()
    .filter((path) => path.endsWith('.md') && !isPlanted(path))
    .flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)]
        .filter(([, link]) => !existsSync(join(root, path, '..', link!)))
        .map(([, link]) => `${path}: ${link}`),
    )
  expect(dead).toEqual([])
})

test('every decision stands in the list of decisions under its number', () => {
  const files = houseFiles('docs/decisions').map((path) => path.replace('docs/', ''))
  const listed = [...read('docs/README.md').matchAll(/\((decisions\/[^)]+)\)/g)].map(([, link]) => link!)
  expect(listed.toSorted()).toEqual(files.toSorted())
  expect(files.map((file) => file.slice(10, 14)).toSorted()).toEqual(
    files.map((_, index) => String(index + 1).padStart(4, '0')),
  )
})
