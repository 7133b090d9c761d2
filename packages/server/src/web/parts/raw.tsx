/** The only place of the reader site where a string is printed without escaping. */

/** What JSON-LD is made of. */
export type JsonData = string | number | boolean | null | readonly JsonData[] | { readonly [key: string]: JsonData }

/** `html` is the page HTML of core's body encoder; nothing else may be given. */
export function BodyHtml(props: { class: string; html: string }) {
  return <div class={props.class} dangerouslySetInnerHTML={{ __html: props.html }} />
}

/** A data block, never run. `<`, `>` and `&` are written as JSON escapes, so no text can end the element. */
export function JsonLd(props: { data: JsonData }) {
  const json = JSON.stringify(props.data).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
