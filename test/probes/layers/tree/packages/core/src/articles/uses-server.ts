// refused: core
import { database } from '../../../server/src/store/database.ts'
export const used = database
