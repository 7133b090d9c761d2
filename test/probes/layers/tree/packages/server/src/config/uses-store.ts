// refused: server/config
import { database } from '../store/database.ts'
export const used = database
