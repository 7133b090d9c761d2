// refused: server/actions
import { page } from '../web/article-page.ts'
export const used = page
