// refused: no row in the table
import { config } from '../config/config.ts'
export const used = config
