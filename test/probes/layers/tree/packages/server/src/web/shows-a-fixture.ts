// refused: for tests only
import { page } from './fixtures/page.ts'
export const used = page
