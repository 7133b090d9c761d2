/** The spelling of a folded word that readers are shown. Null: the folded word is it. */
export interface SpellingVote {
  readonly shown: string | null
  readonly votes: number
}

/**
 * The spelling that most texts use, without counting all of them: each text votes for its own or against the one in front
 * (Boyer and Moore, MJRTY). A spelling that more than half of the texts use is in front at the end.
 */
export function voteFor({ shown, votes }: SpellingVote, spelling: string, word: string): SpellingVote {
  const front = shown ?? word
  if (spelling === front) return { shown, votes: votes + 1 }
  if (votes > 0) return { shown, votes: votes - 1 }
  return { shown: spelling === word ? null : spelling, votes: 1 }
}
