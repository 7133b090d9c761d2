/**
 * The sites that an article may show something of, and how their addresses are read. Each reader takes path and query of
 * an address of its hosts and gives the one spelling that is stored, or null for a page that shows no single thing.
 * A page of ours never loads anything from them: it leads there.
 */

export const EMBED_PROVIDERS = [
  'youtube',
  'vimeo',
  'x',
  'facebook',
  'instagram',
  'telegram',
  'tiktok',
  'soundcloud',
  'dailymotion',
  'google-maps',
] as const

export type EmbedProvider = (typeof EMBED_PROVIDERS)[number]

/** An address in its parts: host in lower case without `www.` and `m.`, path with its first slash, query decoded. */
export interface EmbedAddress {
  readonly host: string
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  /** Reads an address that is inside this one, as players have it in their query. */
  readonly inner: (address: string) => string | null
}

export interface EmbedReader {
  readonly provider: EmbedProvider
  readonly hosts: RegExp
  readonly read: (address: EmbedAddress) => string | null
}

/** The first pattern that the path has, its groups put into a spelling. */
function spelled(path: string, ways: readonly (readonly [RegExp, (...groups: string[]) => string])[]): string | null {
  for (const [pattern, spell] of ways) {
    const match = pattern.exec(path)
    if (match !== null) return spell(...match.slice(1).map((group: string | undefined) => group ?? ''))
  }
  return null
}

const YOUTUBE_ID = /^[\w-]{11}$/u
const LIST_ID = /^[\w-]{10,64}$/u

/** Seconds as YouTube writes them (`90`, `90s`, `1m30s`), or ''. */
function youtubeStart(query: ReadonlyMap<string, string>): string {
  const match = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/u.exec(query.get('t') ?? query.get('start') ?? '')
  const seconds = Number(match?.[1] ?? 0) * 3600 + Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0)
  return seconds > 0 ? `&t=${seconds}` : ''
}

function youtube({ host, path, query }: EmbedAddress): string | null {
  const list = query.get('list') ?? ''
  if (/^\/(?:playlist|embed\/videoseries)\/?$/u.test(path) && LIST_ID.test(list)) {
    return `https://www.youtube.com/playlist?list=${list}`
  }
  const named = host === 'youtu.be' ? /^\/([\w-]+)\/?$/u : /^\/(?:embed|shorts|live|v)\/([\w-]+)\/?$/u
  const id = named.exec(path)?.[1] ?? (/^\/watch\/?$/u.test(path) ? (query.get('v') ?? '') : '')
  return YOUTUBE_ID.test(id) ? `https://www.youtube.com/watch?v=${id}${youtubeStart(query)}` : null
}

function vimeo({ path, query }: EmbedAddress): string | null {
  const match = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{4,15})(?:\/([0-9a-f]{6,20}))?\/?$/u.exec(path)
  if (match === null) return null
  const hash = match[2] ?? query.get('h') ?? ''
  return `https://vimeo.com/${match[1]}${/^[0-9a-f]{6,20}$/u.test(hash) ? `/${hash}` : ''}`
}

const x = ({ path }: EmbedAddress): string | null =>
  spelled(path, [
    [/^\/(\w{1,20})\/status(?:es)?\/(\d{1,20})(?:\/|$)/u, (who, id) => `https://x.com/${who}/status/${id}`],
    [/^\/i\/web\/status\/(\d{1,20})(?:\/|$)/u, (id) => `https://x.com/i/web/status/${id}`],
  ])

function facebook({ host, path, query, inner }: EmbedAddress): string | null {
  const framed = /^\/plugins\/(?:post|video)(?:\.php)?$/u.test(path) ? query.get('href') : undefined
  if (framed !== undefined) return inner(framed)
  if (host === 'fb.watch') return spelled(path, [[/^\/([\w-]{4,40})\/?$/u, (id) => `https://fb.watch/${id}/`]])
  const number = (name: string): string =>
    /^[\w.:]{1,80}$/u.test(query.get(name) ?? '') ? (query.get(name) ?? '') : ''
  if (/^\/watch\/?$/u.test(path) && number('v') !== '') return `https://www.facebook.com/watch/?v=${number('v')}`
  if (/^\/photo(?:\.php|\/)?$/u.test(path) && number('fbid') !== '') {
    return `https://www.facebook.com/photo/?fbid=${number('fbid')}`
  }
  if (/^\/(?:permalink|story)\.php$/u.test(path) && number('story_fbid') !== '' && number('id') !== '') {
    return `https://www.facebook.com/permalink.php?story_fbid=${number('story_fbid')}&id=${number('id')}`
  }
  return spelled(path, [
    [/^\/([\w.-]{1,80})\/posts\/([\w%-]{1,300})\/?$/u, (who, id) => `https://www.facebook.com/${who}/posts/${id}`],
    [
      /^\/([\w.-]{1,80})\/videos\/(?:[\w%.-]{1,300}\/)?(\d{1,20})\/?$/u,
      (who, id) => `https://www.facebook.com/${who}/videos/${id}`,
    ],
    [
      /^\/([\w.-]{1,80})\/photos\/(?:[\w.-]{1,80}\/)?(\d{1,20})\/?$/u,
      (who, id) => `https://www.facebook.com/${who}/photos/${id}`,
    ],
    [/^\/reel\/(\d{1,20})\/?$/u, (id) => `https://www.facebook.com/reel/${id}`],
    [/^\/share\/([pvr])\/(\w{4,40})\/?$/u, (kind, id) => `https://www.facebook.com/share/${kind}/${id}/`],
  ])
}

const instagram = ({ path }: EmbedAddress): string | null =>
  spelled(path, [
    [
      /^\/(?:[\w.]{1,40}\/)?(p|reel|tv)\/([\w-]{5,40})(?:\/embed(?:\/captioned)?)?\/?$/u,
      (kind, id) => `https://www.instagram.com/${kind}/${id}/`,
    ],
  ])

const telegram = ({ path }: EmbedAddress): string | null =>
  spelled(path, [[/^\/(?:s\/)?([A-Za-z]\w{3,40})\/(\d{1,12})\/?$/u, (who, id) => `https://t.me/${who}/${id}`]])

const tiktok = ({ host, path }: EmbedAddress): string | null =>
  host === 'tiktok.com'
    ? spelled(path, [
        [/^\/@([\w.-]{1,40})\/video\/(\d{5,25})\/?$/u, (who, id) => `https://www.tiktok.com/@${who}/video/${id}`],
        [/^\/(?:embed(?:\/v2)?|player\/v1)\/(\d{5,25})\/?$/u, (id) => `https://www.tiktok.com/embed/v2/${id}`],
      ])
    : spelled(path, [[/^\/(\w{5,20})\/?$/u, (id) => `https://vm.tiktok.com/${id}/`]])

const SOUNDCLOUD_PAGES = new Set(['discover', 'stream', 'you', 'search', 'upload', 'charts', 'pages', 'stations'])

function soundcloud({ host, path, query, inner }: EmbedAddress): string | null {
  if (host === 'w.soundcloud.com') return inner(query.get('url') ?? '')
  // What players name by number has no page; the player itself is the address that opens.
  if (host === 'api.soundcloud.com') {
    return spelled(path, [
      [
        /^\/(tracks|playlists)\/(?:soundcloud(?::|%3A)\w+(?::|%3A))?(\d{1,15})\/?$/iu,
        (kind, id) => `https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2F${kind}%2F${id}`,
      ],
    ])
  }
  if (host === 'on.soundcloud.com') {
    return spelled(path, [[/^\/(\w{4,30})\/?$/u, (id) => `https://on.soundcloud.com/${id}`]])
  }
  return spelled(path, [
    [
      /^\/([\w-]{2,60})\/((?:sets\/)?[\w-]{1,120})\/?$/u,
      (who, what) => (SOUNDCLOUD_PAGES.has(who) ? '' : `https://soundcloud.com/${who}/${what}`),
    ],
  ])
}

function dailymotion({ host, path, query }: EmbedAddress): string | null {
  const id =
    host === 'geo.dailymotion.com'
      ? (query.get('video') ?? '')
      : ((host === 'dai.ly' ? /^\/(\w+)\/?$/u : /^\/(?:embed\/)?video\/(\w+)/u).exec(path)?.[1] ?? '')
  return /^[a-z0-9]{5,20}$/iu.test(id) ? `https://www.dailymotion.com/video/${id}` : null
}

const DEGREES = /^(-?\d{1,3}(?:\.\d{1,12})?),\s*(-?\d{1,3}(?:\.\d{1,12})?)$/u

function googleMaps({ host, path, query }: EmbedAddress): string | null {
  const at = (latitude: string, longitude: string): string => `https://www.google.com/maps?q=${latitude},${longitude}`
  if (host === 'maps.app.goo.gl') {
    return spelled(path, [[/^\/(\w{6,40})\/?$/u, (id) => `https://maps.app.goo.gl/${id}`]])
  }
  if (host === 'goo.gl') return spelled(path, [[/^\/maps\/(\w{4,40})\/?$/u, (id) => `https://goo.gl/maps/${id}`]])
  if (!host.startsWith('maps.') && !path.startsWith('/maps')) return null
  // A framed map opens only inside a frame; the place it shows has an address of its own.
  const framed = /!2d(-?\d{1,3}(?:\.\d+)?)!3d(-?\d{1,3}(?:\.\d+)?)/u.exec(query.get('pb') ?? '')
  if (framed !== null) return at((framed[2] ?? '').slice(0, 16), (framed[1] ?? '').slice(0, 16))
  const place = /^\/maps\/(?:place\/[^/@]{1,300}\/)?@(-?\d{1,3}\.\d{1,12}),(-?\d{1,3}\.\d{1,12})/u.exec(path)
  if (place !== null) return at(place[1] ?? '', place[2] ?? '')
  const degrees = DEGREES.exec(query.get('q') ?? query.get('ll') ?? query.get('query') ?? '')
  if (degrees !== null) return at(degrees[1] ?? '', degrees[2] ?? '')
  const named = query.get('q') ?? query.get('query') ?? ''
  return named.length > 0 && named.length <= 300
    ? `https://www.google.com/maps?q=${encodeURIComponent(named).replaceAll("'", '%27')}`
    : null
}

/** Hosts as `EmbedAddress.host` has them. */
export const EMBED_READERS: readonly EmbedReader[] = [
  { provider: 'youtube', hosts: /^(?:music\.)?youtube(?:-nocookie)?\.com$|^youtu\.be$/u, read: youtube },
  { provider: 'vimeo', hosts: /^(?:player\.)?vimeo\.com$/u, read: vimeo },
  { provider: 'x', hosts: /^(?:mobile\.)?twitter\.com$|^x\.com$/u, read: x },
  {
    provider: 'facebook',
    hosts: /^(?:web\.|mbasic\.|[a-z]{2}-[a-z]{2}\.)?facebook\.com$|^fb\.watch$/u,
    read: facebook,
  },
  { provider: 'instagram', hosts: /^instagram\.com$|^instagr\.am$/u, read: instagram },
  { provider: 'telegram', hosts: /^t\.me$|^telegram\.me$/u, read: telegram },
  { provider: 'tiktok', hosts: /^(?:vm\.|vt\.)?tiktok\.com$/u, read: tiktok },
  { provider: 'soundcloud', hosts: /^(?:w\.|api\.|on\.)?soundcloud\.com$/u, read: soundcloud },
  { provider: 'dailymotion', hosts: /^(?:geo\.)?dailymotion\.com$|^dai\.ly$/u, read: dailymotion },
  {
    provider: 'google-maps',
    hosts: /^(?:maps\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$|^maps\.app\.goo\.gl$|^goo\.gl$/u,
    read: googleMaps,
  },
]
