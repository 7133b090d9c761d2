import * as front from './front.ts'
import { endpoint, nothing, type Page } from './wire.ts'

/** Endpoints of the front page and of «عاجل». */
export const FRONT_ROUTES = {
  'front.read': endpoint('GET', '/front', front.frontQuery).gives<front.FrontView>(),
  'front.save': endpoint('PUT', '/front', front.saveFrontInput).gives<{ readonly lockVersion: number }>(),
  'front.publish': endpoint('POST', '/front/publish', front.publishFrontInput).gives<{
    readonly lockVersion: number
  }>(),
  'front.restore': endpoint('POST', '/front/restore', front.restoreFrontInput).gives<{
    readonly lockVersion: number
  }>(),
  'front.history': endpoint('GET', '/front/history', front.frontQuery).gives<Page<front.FormerFront>>(),
  /** The draft as readers would see it. */
  'front.preview': endpoint('GET', '/front/preview', front.frontQuery, { answer: 'page' }).gives<string>(),

  'breaking.list': endpoint('GET', '/breaking', nothing).gives<Page<front.BreakingRow>>(),
  'breaking.start': endpoint('POST', '/breaking', front.breakingInput).gives<front.BrokenNews>(),
  'breaking.time': endpoint('POST', '/breaking/:id', front.breakingTime).gives<{ readonly endsAt: string }>(),
} as const
