import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_CODES } from '@warraq/core/errors.table'
import { describe, expect, test } from 'vitest'
import { SETTINGS } from '../../packages/server/src/config/env.ts'
import { commandWords } from './command-words.ts'
import { houseFiles, isPlanted, read, root } from './house-files.ts'

const words = commandWords()

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

describe('docs/run/cli.md', () => {
  const page = read('docs/run/cli.md')
  const documented = {
    commands: new Set([...page.matchAll(/`warraq ([a-z][a-z -]*[a-z])/g)].map(([, words]) => words!)),
    flags: new Set([...page.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag)),
  }

  test('names every command of the program and no other', () => {
    expect([...documented.commands].toSorted()).toEqual(words.commands.toSorted())
  })

  test('names every flag of the program and no other', () => {
    expect([...documented.flags].toSorted()).toEqual(words.flags.toSorted())
  })
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
    const { commands, flags } = words
    const [, script, rest] = /^npm (?:run (?:-s )?)?([a-z:]+)(?: -- (.+))?$/.exec(line) ?? []
    expect(Object.keys(scripts)).toContain(script)
    if (script !== 'warraq') return
    expect(commands.some((command) => `${rest} `.startsWith(`${command} `))).toBe(true)
    for (const [flag] of rest!.matchAll(/--[a-z-]+/g)) expect(flags).toContain(flag)
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
