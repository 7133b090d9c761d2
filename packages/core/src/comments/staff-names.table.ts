/**
 * Under which name the newspaper answers a reader. Who moderates is never named in public; whoever wrote the article may
 * sign with the byline that stands above it.
 */
export const TEAM_NAMES = {
  ar: { moderators: 'فريق الإشراف', writers: 'فريق التحرير' },
  en: { moderators: 'Moderation team', writers: 'Editorial team' },
} as const

export type Team = keyof (typeof TEAM_NAMES)['ar']
