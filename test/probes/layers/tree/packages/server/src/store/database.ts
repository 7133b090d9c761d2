// fine
import { Kysely } from 'kysely'
import { config } from '../config/config.ts'
export const database = [Kysely, config]
