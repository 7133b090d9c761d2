// fine
import { join } from 'node:path'
export const config = join
