/** What stands above the headline of a reply, by language. */
export const REPLY_KICKER = { ar: 'حق الرد', en: 'Right of reply' } as const
/** The headline that a reply begins with, until the desk writes another. */
export const REPLY_TITLE = { ar: 'ردّ على: {title}', en: 'Reply to: {title}' } as const
