// refused: server/jobs, not there in production
import fc from 'fast-check'
export const used = fc
