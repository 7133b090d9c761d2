// refused: typescript(consistent-type-imports)
import { Thing } from './thing.ts'
export const thing: Thing = { name: 'x' }
