// refused: core
import * as v from 'valibot'
export const parse = v.parse
