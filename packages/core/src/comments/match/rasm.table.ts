/**
 * Letters without their dots, as old hands wrote them and as some write today so that machines do not read: one shape for
 * ب ت ث ن ي, one for ج ح خ, and so on. Coarse: many honest words share a shape.
 */
export const RASM_SHAPES: readonly (readonly [shape: string, letters: string])[] = [
  ['ب', 'تثني'],
  ['ح', 'جخ'],
  ['د', 'ذ'],
  ['ر', 'ز'],
  ['س', 'ش'],
  ['ص', 'ض'],
  ['ط', 'ظ'],
  ['ع', 'غ'],
  ['ف', 'ق'],
]
