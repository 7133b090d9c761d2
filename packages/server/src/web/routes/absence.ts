import { absenceOf } from '../../store/reader/articles.ts'
import type { Elsewhere } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import type { WebContext } from '../context.ts'

/** What stands where an article was: nothing, that it was withdrawn, or who had it taken away. */
export async function absent(context: WebContext, id: number): Promise<Elsewhere> {
  const absence = await absenceOf(context.read, id)
  return absence.kind === 'never' ? ABSENT : absence
}
