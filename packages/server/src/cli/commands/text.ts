import { fold, slug } from '@warraq/arabic'
import type { Command } from '../command.ts'

const said = (result: string) => ({ value: { result }, text: result })

export const textFoldCommand: Command = async ({ args }) => said(fold(args[0] ?? ''))

export const textSlugCommand: Command = async ({ args }) => said(slug(args[0] ?? ''))
