// fine
import { database } from '../database.ts'
export const articles = database
