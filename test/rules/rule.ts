import ts from 'typescript'

/** A rule about one source file, with an example it must refuse and one it must let pass. */
export interface SourceRule {
  name: string
  /** Which files the rule is about, by path from the root. */
  about: (path: string) => boolean
  /** Calls `report` with each offending node. */
  check: (file: ts.SourceFile, report: (node: ts.Node) => void, path: string) => void
  refused: Example[]
  fine: Example[]
}

export interface Example {
  path: string
  text: string
}

/** Applies a rule to a text; each finding reads `path:line: source`. */
export function findings(rule: SourceRule, { path, text }: Example): string[] {
  if (!rule.about(path)) return []
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind)
  const found: string[] = []
  rule.check(
    file,
    (node) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push(`${path}:${line + 1}: ${node.getText(file).split('\n')[0]}`)
    },
    path,
  )
  return found
}

/** Calls `visit` with every node of a file, outermost first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}
