// refused: leads nowhere
import { gone } from './gone.ts'
export const used = gone
