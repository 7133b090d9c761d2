// refused: server/jobs
import { main } from '../main.ts'
export const used = main
