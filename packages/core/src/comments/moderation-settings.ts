/** How the newspaper moderates: everything that is not about one section, article, clause, word or rule. */
export interface ModerationSettings {
  /** In the way `first`: so many comments of a reader are read before they appear. */
  readonly firstHeld: number
  /** Seconds between two comments of one reader; 0: no slow mode. */
  readonly slowSeconds: number
  /** So many comments under one article in so many minutes, and each one is held for as long as said; null: no brake. */
  readonly burst: { readonly comments: number; readonly minutes: number; readonly holdMinutes: number } | null
  /** Minutes in which a reader may change a comment; 0: not at all. */
  readonly editMinutes: number
  readonly likes: boolean
  /** New comments are announced on an open page. */
  readonly live: boolean
  /** Whether the form asks for an address, and whether it must be given. */
  readonly email: 'required' | 'optional' | 'none'
  /** Letters about answers are offered. */
  readonly letters: boolean
  /** The browser computes a proof of work: a signal, nobody is refused without it. */
  readonly proofOfWork: boolean
  /** Reports that weigh so much together (hundredths; one reader's is about 100) hide a comment until it has been read. */
  readonly hideAtWeight: number
  readonly appeals: {
    readonly days: number
    /** «محكّم القراء»: who hears appeals where the newsroom has no second moderator. */
    readonly outside: { readonly name: string; readonly email: string } | null
  }
  /** Decisions on CL5, bans of more than 30 days and the like need a second person. */
  readonly twoPeople: boolean
  /** Regulation (EU) 2022/2065, article 17(3): the fields are made with each statement. */
  readonly dsa: { readonly on: boolean; readonly territory: string | null }
  readonly strikes: {
    readonly expireDays: number
    readonly muteAt: number
    readonly muteDays: number
    readonly banAt: number
    readonly banDays: number
  }
  readonly keep: { readonly traceDays: number; readonly spamDays: number; readonly waitingDays: number }
  readonly learner: {
    readonly on: boolean
    /** From this score on (hundredths of 1) a comment is held; null: it only orders the queue. */
    readonly holdAt: number | null
  }
  /** A scorer of somebody else, asked by one signed call; it is given the text and nothing about its author. */
  readonly hook: { readonly url: string; readonly budgetMs: number; readonly onFailure: 'hold' | 'pass' } | null
  /** «وضع الحماية»: no address, no digest of a network, no browser's name; times by the day. */
  readonly protection: boolean
  /** Accounts whose decisions and reports are taken at once; empty: every moderator's. */
  readonly seniors: readonly number[]
}
