/** So many within so many seconds, counted from the first. */
export interface WindowLimit {
  readonly limit: number
  readonly seconds: number
}

/**
 * Every limit on what readers do around comments, in one place; how many addresses a network may read a minute stands with
 * each route. Those of a person are counted by the reader's cookie, without one by their network; in «وضع الحماية» networks
 * are not looked at, so that readers who share the door of Tor or of a telephone company do not shut each other out.
 */
export const COMMENT_RATES = {
  /** A comment: by the network, and by the cookie as well. */
  post: [
    { limit: 3, seconds: 60 },
    { limit: 20, seconds: 3600 },
  ],
  edit: [
    { limit: 6, seconds: 60 },
    { limit: 40, seconds: 3600 },
  ],
  report: [
    { limit: 5, seconds: 60 },
    { limit: 30, seconds: 3600 },
  ],
  like: [
    { limit: 10, seconds: 60 },
    { limit: 60, seconds: 3600 },
  ],
  appeal: [{ limit: 10, seconds: 3600 }],
  /** Asking for the letter that lets a reader in. */
  entry: [
    { limit: 5, seconds: 600 },
    { limit: 20, seconds: 24 * 3600 },
  ],
} as const satisfies Readonly<Record<string, readonly WindowLimit[]>>

/** Letters that let a reader in, to one address, whoever asks for them. */
export const ENTRY_LETTERS: readonly WindowLimit[] = [
  { limit: 3, seconds: 3600 },
  { limit: 6, seconds: 24 * 3600 },
]

/**
 * Comments a minute, of all readers together. They stop a flood and are counted in each process: a row that everybody
 * writes would hold everybody up.
 */
export const FLOOD_RATES = { articlePerMinute: 60, sitePerMinute: 300 } as const

/** Connections that stay open for the live count: of all readers of a process, and of one network. */
export const LIVE_CONNECTIONS = { all: 500, net: 6 } as const
