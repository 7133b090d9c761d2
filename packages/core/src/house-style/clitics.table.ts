/** Letters that are written together with the word after them, or stand at its end. */
export const ARTICLE = 'ال'
export const LAM = 'ل'
/** «ل» before «ال» is written so. */
export const L_AND_ARTICLE = 'لل'
export const W_AND_L_AND_ARTICLE = 'ولل'
/** What stands wrongly for «ة». */
export const HA = 'ه'

/** What may stand before a word without a space, and how long the rest has to be so that it is not another word. */
export const CLITICS: readonly { readonly text: string; readonly rest: number }[] = [
  { text: 'ال', rest: 3 },
  { text: 'و', rest: 4 },
  { text: 'ف', rest: 5 },
  { text: 'ب', rest: 5 },
  { text: 'ك', rest: 5 },
  { text: 'ل', rest: 5 },
  { text: 'لل', rest: 3 },
  { text: 'وال', rest: 3 },
  { text: 'فال', rest: 4 },
  { text: 'بال', rest: 3 },
  { text: 'كال', rest: 4 },
  { text: 'ولل', rest: 4 },
  { text: 'وبال', rest: 3 },
]
