// fine
import { fold } from '@warraq/arabic'
export const article = fold
