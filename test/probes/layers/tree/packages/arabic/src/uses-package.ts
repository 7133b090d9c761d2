// refused: arabic, not there in production
import * as v from 'valibot'
export const parse = v.parse
