/**
 * What the score of a document counts that has only some of the words of a query. A question in whole sentences has words
 * that the best answer does not have, so that a missing one costs little beside what it would have scored itself.
 */
export function completeness(matched: number, wanted: number): number {
  return wanted === 0 || matched === wanted ? 1 : 0.8 + (0.2 * matched) / wanted
}
