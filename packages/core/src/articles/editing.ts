import type { Subject } from '../people/permissions.ts'
import { can } from '../people/permissions.ts'
import type { Staff } from '../people/roles.ts'
import type { ArticleState } from './states.ts'

/**
 * May this account change the working copy now? The desk may at any time; writers only their own drafts, because
 * from "submitted" on the text is in somebody else's hands.
 */
export function mayEdit(staff: Staff, state: ArticleState, subject: Subject): boolean {
  if (!can(staff, 'article.edit', subject)) return false
  const onDesk = can(staff, 'article.review', subject)
  return onDesk || state === 'draft'
}
