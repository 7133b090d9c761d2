// fine
import type { one } from './ring-one.ts'
export const two = null as unknown as typeof one
