/** What a row of the table of speed is: a question, its figures, and what has to hold. */
export interface Figures {
  readonly name: string
  readonly numbers: Readonly<Record<string, number>>
}

export interface Demand {
  readonly says: string
  readonly holds: boolean
}

export interface RowResult {
  readonly title: string
  readonly figures: readonly Figures[]
  readonly demands: readonly Demand[]
}

export interface RowSettings {
  /** Of each target of a row. */
  readonly rounds: number
  readonly seconds: number
  /** Articles of the large newspaper. */
  readonly articles: number
  readonly told: (line: string) => void
}

export type Row = (settings: RowSettings) => Promise<RowResult[]>

export function atLeast(what: string, value: number, wanted: number): Demand {
  return { says: `${what}: ${value.toFixed(2)}, wanted at least ${wanted}`, holds: value >= wanted }
}

export function atMost(what: string, value: number, wanted: number): Demand {
  return { says: `${what}: ${value.toFixed(2)}, wanted at most ${wanted}`, holds: value <= wanted }
}
