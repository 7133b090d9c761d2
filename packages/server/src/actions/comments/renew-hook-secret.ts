import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { putMark } from '../site/marks.ts'

/**
 * A new secret for signing what is sent to the outside scorer. Only a random number is kept; the secret follows from it and
 * the keys of the site, is answered once, and cannot be read again.
 */
export const renewHookSecret = defineAction(async (context, _input: null): Promise<{ secret: string }> => {
  await allow(context, 'moderation.manage')
  const number = context.keys.token()
  await putMark(context, 'scorer-secret', number)
  context.audit('moderation.scorer-secret', 'site')
  return { secret: context.keys.hmac('scorer', number) }
})
