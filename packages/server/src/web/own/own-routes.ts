import type { CommentCall } from '../comments/call.ts'
import { arbiterDecides, arbiterPage } from './arbiter.ts'
import { edit, editPage, withdraw, withdrawPage } from './change.ts'
import { erase, erasePage, exportData } from './data.ts'
import { appeal, decisionPage } from './decision.ts'
import { askEntry, enter, entryPage } from './entry.ts'
import { chooseLetters, stopLetters, stopPage } from './letters.ts'
import { leave, minePage } from './mine.ts'

interface OwnRoute {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** `author`: a 404 for everybody without the cookie, or the secret, of what it is about. */
  readonly who: 'anyone' | 'author'
  /** Requests a minute from one network. */
  readonly limit: number
  readonly answer: (call: CommentCall) => Promise<Response>
}

const MINE = '/comments/mine'

/** A commenter's own side, and the page of whoever hears appeals outside. */
export const OWN_ROUTES: readonly OwnRoute[] = [
  { name: 'own-comments', method: 'GET', path: MINE, who: 'anyone', limit: 60, answer: minePage },
  { name: 'own-entry', method: 'GET', path: `${MINE}/enter`, who: 'anyone', limit: 60, answer: entryPage },
  { name: 'own-entry-ask', method: 'POST', path: `${MINE}/enter`, who: 'anyone', limit: 20, answer: askEntry },
  { name: 'own-entry-use', method: 'POST', path: `${MINE}/enter/use`, who: 'anyone', limit: 20, answer: enter },
  { name: 'own-leave', method: 'POST', path: `${MINE}/leave`, who: 'anyone', limit: 20, answer: leave },
  { name: 'own-letters', method: 'POST', path: `${MINE}/letters`, who: 'author', limit: 20, answer: chooseLetters },
  { name: 'own-letters-page', method: 'GET', path: `${MINE}/letters/stop`, who: 'anyone', limit: 60, answer: stopPage },
  {
    name: 'own-letters-stop',
    method: 'POST',
    path: `${MINE}/letters/stop`,
    who: 'anyone',
    limit: 60,
    answer: stopLetters,
  },
  { name: 'own-export', method: 'GET', path: `${MINE}/export`, who: 'author', limit: 6, answer: exportData },
  { name: 'own-erase', method: 'GET', path: `${MINE}/erase`, who: 'author', limit: 60, answer: erasePage },
  { name: 'own-erase-do', method: 'POST', path: `${MINE}/erase`, who: 'author', limit: 20, answer: erase },
  { name: 'own-edit', method: 'GET', path: `${MINE}/:id/edit`, who: 'author', limit: 60, answer: editPage },
  { name: 'own-edit-do', method: 'POST', path: `${MINE}/:id/edit`, who: 'author', limit: 30, answer: edit },
  { name: 'own-withdraw', method: 'GET', path: `${MINE}/:id/withdraw`, who: 'author', limit: 60, answer: withdrawPage },
  { name: 'own-withdraw-do', method: 'POST', path: `${MINE}/:id/withdraw`, who: 'author', limit: 30, answer: withdraw },
  { name: 'own-decision', method: 'GET', path: `${MINE}/decision/:id`, who: 'author', limit: 60, answer: decisionPage },
  { name: 'own-appeal', method: 'POST', path: `${MINE}/decision/:id`, who: 'author', limit: 20, answer: appeal },
  {
    name: 'appeal-outside',
    method: 'GET',
    path: '/comments/appeal/:token',
    who: 'author',
    limit: 60,
    answer: arbiterPage,
  },
  {
    name: 'appeal-outside-do',
    method: 'POST',
    path: '/comments/appeal/:token',
    who: 'author',
    limit: 20,
    answer: arbiterDecides,
  },
]
