import * as together from './together.ts'
import { endpoint, nothing, type Done, type NewId, type Page } from './wire.ts'

/** Endpoints for several people at one article, and for the newspaper's own style. */
export const TOGETHER_ROUTES = {
  'articles.together': endpoint('GET', '/articles/:id/together', nothing).gives<together.Together>(),
  'articles.here': endpoint('POST', '/articles/:id/here', together.hereInput).gives<together.Together>(),
  'articles.leave': endpoint('POST', '/articles/:id/leave', together.leaveInput).gives<Done>(),
  /** Newest first, the last two hundred. */
  'articles.sittings': endpoint('GET', '/articles/:id/sittings', nothing).gives<Page<together.SittingRow>>(),
  'articles.sitting': endpoint('GET', '/articles/:id/sittings/:n', nothing).gives<together.SittingView>(),
  'articles.changers': endpoint('GET', '/articles/:id/changers', nothing).gives<together.Changers>(),

  'notes.list': endpoint('GET', '/articles/:id/notes', nothing).gives<Page<together.NoteRow>>(),
  'notes.create': endpoint('POST', '/articles/:id/notes', together.noteInput).gives<NewId>(),
  'notes.say': endpoint('POST', '/articles/:id/notes/:n/lines', together.noteLineInput).gives<NewId>(),
  'notes.state': endpoint('PUT', '/articles/:id/notes/:n/state', together.noteStateInput).gives<Done>(),
  'notes.move': endpoint('PUT', '/articles/:id/notes/anchors', together.anchorsInput).gives<Done>(),
  'notes.names': endpoint('GET', '/articles/:id/names', together.namesQuery).gives<Page<together.NameRow>>(),
  'mentions.list': endpoint('GET', '/mentions', nothing).gives<Page<together.MentionRow>>(),
  /** Of one article: all that named me there. */
  'mentions.read': endpoint('POST', '/articles/:id/mentions/read', nothing).gives<Done>(),

  'house.list': endpoint('GET', '/house-style', nothing).gives<Page<together.HouseRow>>(),
  'house.save': endpoint('POST', '/house-style', together.houseEntryInput).gives<NewId>(),
  'house.change': endpoint('PUT', '/house-style/:id', together.houseEntryInput).gives<Done>(),
  'house.remove': endpoint('DELETE', '/house-style/:id', nothing).gives<Done>(),
  'house.import': endpoint('POST', '/house-style/import', together.houseImportInput).gives<together.Imported>(),
} as const
