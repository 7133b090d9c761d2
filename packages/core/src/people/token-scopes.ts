/**
 * What a program with a token may be allowed to do. A token never reaches beyond its owner: a scope opens routes, and the
 * owner's role decides on them as if the owner had called.
 */
export const TOKEN_SCOPES = ['articles.read', 'articles.write', 'articles.steps', 'media', 'comments'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

export function isTokenScope(text: string): text is TokenScope {
  return (TOKEN_SCOPES as readonly string[]).includes(text)
}

/** Programs that look for leaked secrets know a token of ours by how it begins. */
export const TOKEN_BEGINNING = 'warraq_'

/** The longest a token may live, in days. */
export const MOST_TOKEN_DAYS = 366
