/** Thrown instead of drawing one page more while too many are being drawn. It is load, not a failure. */
export class Shed extends Error {
  override readonly name = 'Shed'

  constructor() {
    super('too many pages are being drawn')
  }
}
