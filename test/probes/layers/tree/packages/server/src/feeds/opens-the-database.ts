// refused: server/feeds: only as a type
import { database } from '../store/database.ts'
export const used = database
