// fine
import type { database } from '../store/database.ts'
export const used = null as unknown as typeof database
