/** Carries an answer that is not a page out of a rendering. It is no failure, and only pages are kept. */
export class NotAPage<Answer> extends Error {
  override readonly name = 'NotAPage'
  readonly answer: Answer

  constructor(answer: Answer) {
    super('not a page')
    this.answer = answer
  }
}
