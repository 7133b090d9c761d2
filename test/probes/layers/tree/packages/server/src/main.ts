// fine
import { page } from './web/article-page.ts'
import { used } from './cli/program.ts'
export const main = [page, used]
