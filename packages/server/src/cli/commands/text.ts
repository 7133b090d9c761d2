import { fold, slug, stem, words } from '@warraq/arabic'
import type { Command } from '../command.ts'

const said = (result: string) => ({ value: { result }, text: result })

export const textFoldCommand: Command = async ({ args }) => said(fold(args[0] ?? ''))

export const textSlugCommand: Command = async ({ args }) => said(slug(args[0] ?? ''))

/** The stems of the words, a space between them. */
export const textStemCommand: Command = async ({ args }) =>
  said(
    words(args[0] ?? '')
      .map((word) => stem(word))
      .join(' '),
  )
