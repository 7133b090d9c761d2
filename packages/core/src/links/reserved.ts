/** First path segments that belong to the system; no section may be called so (in any language). */
export const RESERVED_SEGMENTS: readonly string[] = [
  'api', 'archive', 'article', 'assets', 'author', 'comments', 'corrections', 'en', 'ar', 'favicon.ico', 'feed', 'feed.xml', 'healthz',
  'live', 'lite', 'media', 'newsroom', 'page', 'readyz', 'robots.txt', 's', 'search', 'sitemap.xml', 'tag', 'theme.css',
  'wp-admin', 'wp-content', 'wp-json', 'wp-login.php', '.well-known',
]

export function isReservedSegment(slug: string): boolean {
  return RESERVED_SEGMENTS.includes(slug.toLowerCase())
}
