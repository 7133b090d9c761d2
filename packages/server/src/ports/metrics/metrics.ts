import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** How an answer came about: a page that was kept, one that was drawn, the newsroom and forms, a refusal at the door. */
export type AnswerKind = 'stored' | 'page' | 'app' | 'refused'

/** A number that is looked at when somebody asks. Label values are few and fixed: nothing of a reader is among them. */
export interface Gauged {
  readonly name: `warraq_${string}`
  readonly help: string
  /** The name of its one label; absent where it has none. */
  readonly label?: string
  /** By label value; the empty text where there is no label. */
  readonly read: () => Promise<Readonly<Record<string, number>>> | Readonly<Record<string, number>>
}

export interface Metrics {
  /** A kept page was answered: the fast way, one addition. */
  stored(): void
  /** @param seconds from the request's head to the last byte handed to the system */
  answered(kind: Exclude<AnswerKind, 'stored'>, status: number, seconds: number): void
  watch(gauge: Gauged): void
  /** Prometheus text format, version 0.0.4. */
  text(): Promise<string>
  readonly contentType: string
}

/** Seconds; a page that is drawn takes milliseconds, an upload minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]

/** Numbers of this process, in a registry of its own: two servers in one process do not count together. */
export function createMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const kept = { count: 0, told: 0 }
  const answers = new Counter({
    name: 'warraq_http_answers_total',
    help: 'Answers by how they came about and the class of their status',
    labelNames: ['kind', 'status'],
    registers: [register],
    collect() {
      this.inc({ kind: 'stored', status: '2xx' }, kept.count - kept.told)
      kept.told = kept.count
    },
  })
  const seconds = new Histogram({
    name: 'warraq_http_seconds',
    help: 'Seconds from the head of a request to its whole answer, without kept pages',
    labelNames: ['kind'],
    buckets: BUCKETS,
    registers: [register],
  })
  return {
    stored: () => void (kept.count += 1),
    answered(kind, status, took) {
      answers.inc({ kind, status: `${Math.floor(status / 100)}xx` })
      seconds.observe({ kind }, took)
    },
    watch: (gauge) => void gaugeOf(register, gauge),
    text: () => register.metrics(),
    contentType: register.contentType,
  }
}

function gaugeOf(register: Registry, { name, help, label, read }: Gauged): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [register],
    async collect() {
      this.reset()
      for (const [value, number] of Object.entries(await read()))
        if (label === undefined) this.set(number)
        else this.set({ [label]: value }, number)
    },
  })
}
