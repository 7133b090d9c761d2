/** Seconds for which the same words from the same reader are the same comment. */
export const RETRY_SECONDS = 600

/** What is posted, where. */
export interface RetryTarget {
  readonly articleId: number
  readonly parentId: number | null
  readonly body: string
}

/** How a poster is recognised without a cookie: where it comes from, and what was typed. */
export interface RetryStranger {
  /** Who sends, as far as the request tells: the network and the browser's own words. */
  readonly sender: string
  readonly name: string
  readonly email: string | null
}

/**
 * The texts whose keyed digests recognise a repeated post. A form on a stored page carries nothing of its reader: the
 * cookie says who it is, else the network with name and e-mail. A form that was answered fresh also carries a nonce,
 * which is found again even when cookie and network have changed meanwhile.
 */
export function retryTextOfReader(identityId: number, target: RetryTarget): string {
  return textOf('reader', [identityId], target)
}

export function retryTextOfStranger({ sender, name, email }: RetryStranger, target: RetryTarget): string {
  return textOf('stranger', [sender, name, email], target)
}

export function retryTextOfForm(nonce: string, target: RetryTarget): string {
  return textOf('form', [nonce], target)
}

/** JSON, so that no two lists of parts give one text. */
function textOf(
  kind: string,
  who: readonly (string | number | null)[],
  { articleId, parentId, body }: RetryTarget,
): string {
  return JSON.stringify([kind, ...who, articleId, parentId, body])
}
