export interface KeptThing {
  readonly kind: 'article' | 'section' | 'person' | 'picture' | 'tag' | 'page'
  readonly id: number
  readonly name: string
  /** `edited`: somebody has written into it. `in-use`: something that stays stands on it. */
  readonly why: 'edited' | 'in-use'
}

export interface RemovedSample {
  /** False when there was no sample here, or it was taken away before. */
  readonly removed: boolean
  readonly counts: Readonly<
    Record<'articles' | 'comments' | 'sections' | 'persons' | 'pictures' | 'tags' | 'pages', number>
  >
  readonly kept: readonly KeptThing[]
}
