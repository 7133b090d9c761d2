// refused: server/feeds
import { database } from '../store/database.ts'
export const used = database
