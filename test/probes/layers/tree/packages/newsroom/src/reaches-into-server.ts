// refused: newsroom
import { config } from '../../server/src/config/config.ts'
export const used = config
