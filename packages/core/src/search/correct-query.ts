import { analyse } from './analyse.ts'

/** Puts other spellings for some folded words into a typed text, and leaves everything around them as it is. */
export function correctQuery(text: string, spellings: ReadonlyMap<string, string>): string {
  return text
    .split(/(\s+)/u)
    .map((piece) => {
      const found = analyse(piece)
      const spelling = found.length === 1 ? spellings.get(found[0]?.word ?? '') : undefined
      if (spelling === undefined) return piece
      const [, before = '', after = ''] = /^([^\p{L}\p{N}]*).*?([^\p{L}\p{M}\p{N}]*)$/u.exec(piece) ?? []
      return before + spelling + after
    })
    .join('')
}
