/** What a scorer said of a text and what people said. */
export interface Judged {
  readonly score: number
  readonly offensive: boolean
}

export interface Counts {
  /** Flagged and offensive, flagged and not, offensive and passed, neither. */
  readonly hit: number
  readonly falseAlarm: number
  readonly missed: number
  readonly passed: number
}

/** 0 to 1; 0 where there is nothing to divide by. */
export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** The mean of the F1 of both classes. */
  readonly macroF1: number
}

export function countsAt(judged: readonly Judged[], threshold: number): Counts {
  let [hit, falseAlarm, missed, passed] = [0, 0, 0, 0]
  for (const { score, offensive } of judged) {
    const flagged = score >= threshold
    if (flagged && offensive) hit += 1
    else if (flagged) falseAlarm += 1
    else if (offensive) missed += 1
    else passed += 1
  }
  return { hit, falseAlarm, missed, passed }
}

export function figuresOf({ hit, falseAlarm, missed, passed }: Counts): Figures {
  const f1 = part(2 * hit, 2 * hit + falseAlarm + missed)
  const otherF1 = part(2 * passed, 2 * passed + falseAlarm + missed)
  return {
    precision: part(hit, hit + falseAlarm),
    recall: part(hit, hit + missed),
    f1,
    macroF1: (f1 + otherF1) / 2,
  }
}

/** How often an offensive text has a higher score than another, 0 to 1 (ties count half); 0.5 where a class is empty. */
export function rankingOf(judged: readonly Judged[]): number {
  const ordered = judged.toSorted((a, b) => a.score - b.score)
  const offensive = judged.filter((one) => one.offensive).length
  const others = judged.length - offensive
  if (offensive === 0 || others === 0) return 0.5
  let ranks = 0
  for (let from = 0; from < ordered.length;) {
    let to = from + 1
    while (to < ordered.length && ordered[to]?.score === ordered[from]?.score) to += 1
    const ties = ordered.slice(from, to).filter((one) => one.offensive).length
    ranks += ties * ((from + 1 + to) / 2)
    from = to
  }
  return (ranks - (offensive * (offensive + 1)) / 2) / (offensive * others)
}

/** The part of the offensive texts that are among the first `share` of all, ordered by their score. */
export function foundInTop(judged: readonly Judged[], share: number): number {
  const top = judged.toSorted((a, b) => b.score - a.score).slice(0, Math.ceil(judged.length * share))
  return part(top.filter((one) => one.offensive).length, judged.filter((one) => one.offensive).length)
}

/** The part of the texts that are flagged. */
export function flaggedShare(scores: readonly number[], threshold: number): number {
  return part(scores.filter((score) => score >= threshold).length, scores.length)
}

function part(of: number, whole: number): number {
  return whole === 0 ? 0 : of / whole
}
