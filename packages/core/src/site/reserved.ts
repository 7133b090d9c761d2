/**
 * Words that no section may have as its address, because the first segment of a path already means something:
 * routes of the site now and planned, addresses that other systems used, files that programs ask for, languages.
 */

const ROUTES = [
  'corrections', 'author', 'authors', 'tag', 'tags', 'archive', 'page', 'pages', 'search', 's', 'media', 'newsroom', 'api', 'wp-json',
  'article', 'articles', 'section', 'sections', 'comment', 'comments', 'reply', 'report', 'appeal', 'terms', 'share', 'preview', 'lite', 'amp', 'print',
  'embed', 'oembed', 'breaking', 'live', 'events', 'stream', 'push', 'notify', 'letters', 'newsletter', 'subscribe', 'unsubscribe', 'account', 'login',
  'logout', 'register', 'setup', 'invitation', 'reset', 'session', 'export', 'import', 'theme', 'assets', 'static', 'fonts', 'css', 'js', 'images', 'img', 'files',
  'uploads', 'download', 'health', 'healthz', 'ready', 'readyz', 'livez', 'metrics', 'status', 'error', 'errors', 'offline', 'sw', 'manifest', 'opensearch',
] as const

const OTHER_SYSTEMS = [
  'wp-admin', 'wp-content', 'wp-includes', 'wp-login', 'wp-cron', 'xmlrpc', 'wp', 'admin', 'ghost', 'feed', 'feeds', 'rss', 'atom', 'category', 'categories',
  'sitemap', 'sitemaps', 'robots', 'favicon', 'humans', 'security', 'ads', 'well-known', 'webfinger', 'nodeinfo', 'users', 'inbox', 'outbox', 'activitypub',
  'graphql', 'cgi-bin', 'index', 'front', 'home',
] as const

/** ISO 639-1: other languages live under `/{lang}/…`. */
const LANGUAGES =
  'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'

const RESERVED: ReadonlySet<string> = new Set([...ROUTES, ...OTHER_SYSTEMS, ...LANGUAGES.split(' ')])

/** Takes a slug as it is stored: lower case, decoded. A number alone is a year, an id or a page of something else. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug) || /^\d+$/.test(slug)
}
