/**
 * A Latin run that carries signs: `C++`, `AT&T`, `name@example.org`, `v2.1`. In right-to-left text the bidi algorithm
 * gives the signs at its edge the line's direction and shows «++C» (UAX #9, rules N1 and N2), so the run is isolated.
 */
const LATIN_WITH_SIGNS =
  /\p{Script=Latin}(?:[\p{Script=Latin}\p{M}0-9]|[ .&@/_:'’+#-]+(?=[\p{Script=Latin}0-9]))*[+#%]*/gu
const PLAIN = /^[\p{Script=Latin}\p{M}0-9 ]*$/u

/** Plain text of a headline or a caption, Latin names kept readable. */
export function MixedText({ text }: { text: string }) {
  const parts: (string | { readonly run: string })[] = []
  let end = 0
  for (const match of text.matchAll(LATIN_WITH_SIGNS)) {
    const [run] = match
    if (PLAIN.test(run)) continue
    parts.push(text.slice(end, match.index), { run })
    end = match.index + run.length
  }
  parts.push(text.slice(end))
  return <>{parts.map((part) => (typeof part === 'string' ? part : <bdi>{part.run}</bdi>))}</>
}
