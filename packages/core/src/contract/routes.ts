import type * as v from 'valibot'
import * as appeals from './appeals.ts'
import * as articles from './articles.ts'
import * as commentModes from './comment-modes.ts'
import * as cases from './cases.ts'
import * as clauses from './clauses.ts'
import * as comments from './comments.ts'
import { FRONT_ROUTES } from './front-routes.ts'
import * as imports from './imports.ts'
import * as jobs from './jobs.ts'
import * as media from './media.ts'
import { MEDIA_ROUTES } from './media-routes.ts'
import * as pages from './pages.ts'
import * as moderation from './moderation-settings.ts'
import * as people from './people.ts'
import * as rules from './rules.ts'
import * as search from './search.ts'
import * as searchWords from './search-words.ts'
import * as sections from './sections.ts'
import * as session from './session.ts'
import * as site from './site.ts'
import * as tags from './tags.ts'
import * as terms from './terms.ts'
import type { SecondStep } from './keys.ts'
import { CARE_ROUTES } from './care-routes.ts'
import { SAFETY_ROUTES } from './safety-routes.ts'
import { TOGETHER_ROUTES } from './together-routes.ts'
import { endpoint, nothing, type DeskRoute, type Done, type InputSchema, type NewId, type Page } from './wire.ts'

/** Screens of the newsroom that links from mail, CLI and server lead to; the token is added as `?token=`. */
export const NEWSROOM_PATHS = {
  home: '/newsroom/',
  setup: '/newsroom/setup',
  invitation: '/newsroom/invitation',
  reset: '/newsroom/reset',
} as const

const open = { session: 'none' } as const

/** Every endpoint of the desk, by name. The server stops at start-up when one has no handler. */
export const DESK_ROUTES = {
  'session.read': endpoint('GET', '/session', nothing, open).gives<session.SessionView>(),
  'session.start': endpoint('POST', '/session', session.signInInput, open).gives<session.SignedIn | SecondStep>(),
  'session.end': endpoint('DELETE', '/session', nothing).gives<Done>(),
  'session.profile': endpoint('PATCH', '/session/profile', session.profileInput).gives<Done>(),
  'session.list': endpoint('GET', '/sessions', nothing).gives<Page<session.OwnSession>>(),
  'session.revoke': endpoint('DELETE', '/sessions/:id', nothing).gives<Done>(),

  'setup.read': endpoint('GET', '/setup', session.tokenQuery, open).gives<session.SetupLink>(),
  'setup.finish': endpoint('POST', '/setup', session.setupInput, open).gives<session.SignedIn>(),

  /** The answer is the same whether the address is known or not. */
  'password.request': endpoint('POST', '/password/reset-request', session.resetRequestInput, open).gives<Done>(),
  'password.link': endpoint('GET', '/password/reset', session.tokenQuery, open).gives<session.ResetLink>(),
  'password.reset': endpoint('POST', '/password/reset', session.resetInput, open).gives<
    session.SignedIn | SecondStep
  >(),
  'password.change': endpoint('POST', '/password/change', session.changePasswordInput).gives<Done>(),

  'invitation.read': endpoint('GET', '/invitation', session.tokenQuery, open).gives<session.InvitationLink>(),
  'invitation.accept': endpoint('POST', '/invitation/accept', session.acceptInput, open).gives<session.SignedIn>(),

  'accounts.list': endpoint('GET', '/accounts', nothing).gives<Page<people.AccountRow>>(),
  'accounts.invite': endpoint('POST', '/accounts', people.inviteInput).gives<people.OneTimeLink>(),
  'accounts.change': endpoint('PATCH', '/accounts/:id', people.accountPatch).gives<Done>(),
  'accounts.resetLink': endpoint('POST', '/accounts/:id/reset-link', nothing).gives<people.OneTimeLink>(),

  ...SAFETY_ROUTES,

  'desk.counts': endpoint('GET', '/counts', nothing).gives<articles.DeskCounts>(),
  'articles.list': endpoint('GET', '/articles', articles.articlesQuery).gives<Page<articles.ArticleRow>>(),
  'articles.create': endpoint('POST', '/articles', articles.createArticleInput).gives<articles.CreatedArticle>(),
  'articles.read': endpoint('GET', '/articles/:id', nothing).gives<articles.ArticleView>(),
  'articles.save': endpoint('PUT', '/articles/:id/working', articles.saveWorkingInput).gives<articles.SavedWorking>(),
  'articles.step': endpoint('POST', '/articles/:id/transition', articles.stepInput).gives<articles.ArticleView>(),
  'articles.correct': endpoint('POST', '/articles/:id/corrections', articles.correctionInput).gives<NewId>(),
  'articles.preview': endpoint('GET', '/articles/:id/preview', nothing, { answer: 'page' }).gives<string>(),
  'articles.alike': endpoint('GET', '/articles/:id/alike', articles.alikeTitlesQuery).gives<articles.AlikeTitles>(),
  'articles.history': endpoint('GET', '/articles/:id/history', nothing).gives<articles.ArticleHistory>(),
  'articles.revision': endpoint('GET', '/articles/:id/revisions/:n', nothing).gives<articles.RevisionView>(),
  ...TOGETHER_ROUTES,
  ...CARE_ROUTES,

  'sections.list': endpoint('GET', '/sections', nothing).gives<Page<sections.SectionRow>>(),
  'sections.create': endpoint('POST', '/sections', sections.sectionInput).gives<NewId>(),
  'sections.change': endpoint('PATCH', '/sections/:id', sections.sectionPatch).gives<Done>(),
  'sections.order': endpoint('PUT', '/sections/order', sections.sectionOrder).gives<Done>(),

  'sections.remove': endpoint('POST', '/sections/:id/remove', sections.sectionRemoval).gives<Done>(),

  'persons.list': endpoint('GET', '/persons', people.peopleQuery).gives<Page<people.PersonRow>>(),
  'persons.create': endpoint('POST', '/persons', people.personInput).gives<NewId>(),
  'persons.change': endpoint('PATCH', '/persons/:id', people.personPatch).gives<Done>(),

  'persons.alike': endpoint('GET', '/persons/alike', nothing).gives<people.AlikePersons>(),
  'persons.mergePreview': endpoint('GET', '/persons/:id/merge', people.mergeQuery).gives<people.MergePreview>(),
  'persons.merge': endpoint('POST', '/persons/:id/merge', people.mergeInput).gives<Done>(),

  'tags.list': endpoint('GET', '/tags', tags.tagsQuery).gives<Page<tags.TagRow>>(),
  'tags.rename': endpoint('PATCH', '/tags/:id', tags.tagPatch).gives<Done>(),
  'tags.alike': endpoint('GET', '/tags/alike', nothing).gives<tags.AlikeTags>(),
  'tags.mergePreview': endpoint('GET', '/tags/:id/merge', people.mergeQuery).gives<people.MergePreview>(),
  'tags.merge': endpoint('POST', '/tags/:id/merge', tags.tagMerge).gives<Done>(),

  'media.list': endpoint('GET', '/media', media.mediaQuery).gives<Page<media.MediaRow>>(),
  'media.upload': endpoint('POST', '/media', media.uploadFields, { encoding: 'form' }).gives<media.UploadedMedia>(),
  'media.record': endpoint('POST', '/media/recordings', media.recordingQuery, {
    encoding: 'stream',
  }).gives<media.Recording>(),
  ...MEDIA_ROUTES,
  'media.describe': endpoint('PATCH', '/media/:id', media.mediaPatch).gives<Done>(),

  'pages.list': endpoint('GET', '/pages', nothing).gives<Page<pages.PageRow>>(),
  'pages.create': endpoint('POST', '/pages', pages.createPageInput).gives<NewId>(),
  'pages.read': endpoint('GET', '/pages/:id', nothing).gives<pages.PageView>(),
  'pages.save': endpoint('PUT', '/pages/:id', pages.savePageInput).gives<pages.SavedPage>(),
  'menus.read': endpoint('GET', '/menus', nothing).gives<Page<pages.MenuView>>(),
  'menus.save': endpoint('PUT', '/menus', pages.saveMenuInput).gives<{ readonly lockVersion: number }>(),

  ...FRONT_ROUTES,

  'site.read': endpoint('GET', '/site', nothing).gives<site.SiteView>(),
  'site.save': endpoint('PUT', '/site', site.saveSiteInput).gives<{ readonly lockVersion: number }>(),

  'searchWords.list': endpoint('GET', '/search-words', nothing).gives<Page<searchWords.SearchWordsRow>>(),
  'searchWords.change': endpoint('PUT', '/search-words', searchWords.searchWordsInput).gives<{
    readonly key: string
  }>(),
  'searchWords.switch': endpoint('POST', '/search-words/switch', searchWords.searchWordsSwitch).gives<Done>(),
  'searchWords.remove': endpoint('POST', '/search-words/remove', searchWords.searchWordsKey).gives<Done>(),
  'searchWords.try': endpoint(
    'POST',
    '/search-words/try',
    searchWords.searchWordsTrial,
  ).gives<searchWords.SearchWordsTried>(),

  'comments.list': endpoint('GET', '/comments', comments.commentsQuery).gives<Page<comments.CommentRow>>(),
  'comments.read': endpoint('GET', '/comments/:id', nothing).gives<comments.CommentView>(),
  'comments.decide': endpoint(
    'POST',
    '/comments/:id/decision',
    comments.decisionInput,
  ).gives<comments.DecisionResult>(),
  'appeals.read': endpoint('GET', '/comments/:id/appeal', nothing).gives<appeals.AppealOfComment>(),
  'appeals.decide': endpoint(
    'POST',
    '/appeals/:id/decision',
    appeals.appealDecisionInput,
  ).gives<appeals.AppealDecided>(),
  'appeals.link': endpoint('POST', '/appeals/:id/link', nothing).gives<{ readonly url: string }>(),
  'clauses.list': endpoint('GET', '/clauses', nothing).gives<Page<comments.Clause>>(),
  'clauses.read': endpoint('GET', '/terms', nothing).gives<{ readonly clauses: readonly clauses.EditableClause[] }>(),
  'clauses.save': endpoint('PUT', '/terms', clauses.saveClauseInput).gives<{ readonly version: number }>(),
  'clauses.order': endpoint('PUT', '/terms/order', clauses.orderClausesInput).gives<Done>(),
  'comments.decideMany': endpoint('POST', '/comments/decisions', cases.decideManyInput).gives<cases.DecidedMany>(),
  'comments.undo': endpoint('POST', '/decisions/:id/undo', nothing).gives<comments.UndoneDecision>(),
  'comments.undoMany': endpoint('POST', '/decision-batches/:id/undo', nothing).gives<cases.UndoneMany>(),

  'cases.list': endpoint('GET', '/cases', cases.casesQuery).gives<Page<cases.CaseRow>>(),
  'cases.counts': endpoint('GET', '/cases/counts', nothing).gives<cases.CaseCounts>(),
  'cases.read': endpoint('GET', '/cases/:id', nothing).gives<cases.CaseDetail>(),
  'cases.open': endpoint('POST', '/cases/:id/open', cases.openCaseInput).gives<cases.OpenedCase>(),
  'cases.leave': endpoint('POST', '/cases/:id/leave', nothing).gives<Done>(),
  'cases.note': endpoint('POST', '/cases/:id/notes', cases.noteInput).gives<Done>(),
  'comments.answer': endpoint('POST', '/comments/:id/answers', cases.answerInput).gives<{
    readonly commentId: number
  }>(),
  'cases.date': endpoint('PUT', '/cases/:id/due', cases.dueInput).gives<Done>(),
  'proposals.list': endpoint('GET', '/proposals', nothing).gives<{ readonly rows: readonly cases.Proposal[] }>(),
  'proposals.settle': endpoint('POST', '/proposals/:id', cases.settleInput).gives<cases.SettledProposal>(),
  'readers.read': endpoint('GET', '/readers/:id', nothing).gives<cases.ReaderPage>(),
  'readers.sanction': endpoint('POST', '/readers/:id/sanctions', cases.sanctionInput).gives<cases.SanctionResult>(),
  'readers.lift': endpoint('POST', '/sanctions/:id/lift', cases.liftInput).gives<Done>(),
  'readers.contact': endpoint('POST', '/readers/:id/contact', cases.whyInput).gives<cases.ReaderContact>(),

  'moderation.read': endpoint('GET', '/moderation', nothing).gives<moderation.ModerationPage>(),
  'moderation.save': endpoint('PUT', '/moderation', moderation.saveModerationInput).gives<{
    readonly lockVersion: number
  }>(),
  'moderation.hookSecret': endpoint('POST', '/moderation/hook-secret', nothing).gives<{ readonly secret: string }>(),

  'lexicon.list': endpoint('GET', '/lexicon', terms.termsQuery).gives<terms.TermsPage>(),
  'lexicon.save': endpoint('POST', '/lexicon', terms.saveTermInput).gives<terms.TermsChanged>(),
  'lexicon.remove': endpoint('POST', '/lexicon/remove', terms.removeTermsInput).gives<terms.TermsChanged>(),
  'lexicon.try': endpoint('POST', '/lexicon/try', terms.tryTextInput).gives<terms.TextTried>(),
  'lexicon.import': endpoint('POST', '/lexicon/import', terms.importTermsInput).gives<terms.TermsImported>(),
  'lexicon.export': endpoint('GET', '/lexicon/export', nothing).gives<{ readonly csv: string }>(),
  'lexicon.history': endpoint('GET', '/lexicon/history', terms.historyQuery).gives<Page<terms.LexiconChange>>(),

  'rules.list': endpoint('GET', '/rules', nothing).gives<Page<rules.RuleRow>>(),
  'rules.save': endpoint('POST', '/rules', rules.saveRuleInput).gives<NewId>(),
  'rules.step': endpoint('POST', '/rules/:id/step', rules.ruleStepInput).gives<Done>(),
  'rules.test': endpoint('POST', '/rules/test', rules.testRuleInput).gives<rules.RuleTested>(),

  'modes.list': endpoint('GET', '/comment-modes', nothing).gives<Page<commentModes.CommentModeRow>>(),
  'modes.set': endpoint('PUT', '/comment-modes', commentModes.commentModeInput).gives<Done>(),
  'modes.article': endpoint('GET', '/articles/:id/comment-mode', nothing).gives<commentModes.ArticleCommentMode>(),

  'search.articles': endpoint('GET', '/search/articles', search.searchArticlesQuery).gives<search.FoundArticles>(),
  'search.comments': endpoint('GET', '/search/comments', search.searchCommentsQuery).gives<search.FoundComments>(),
  'search.media': endpoint('GET', '/search/media', search.searchMediaQuery).gives<search.FoundMedia>(),
  'search.names': endpoint('GET', '/search/names', search.searchNamesQuery).gives<search.FoundNames>(),

  'jobs.failed': endpoint('GET', '/jobs', jobs.jobsQuery).gives<Page<jobs.FailedJob>>(),
  'jobs.retry': endpoint('POST', '/jobs/:id/retry', nothing).gives<Done>(),
  'jobs.discard': endpoint('POST', '/jobs/:id/discard', nothing).gives<Done>(),

  'imports.upload': endpoint('POST', '/imports/files', nothing, {
    encoding: 'stream',
  }).gives<imports.UploadedImportFile>(),
  'imports.drop': endpoint('POST', '/imports/files/drop', imports.dropFileInput).gives<Done>(),
  'imports.folders': endpoint('GET', '/imports/folders', nothing).gives<Page<string>>(),
  'imports.list': endpoint('GET', '/imports', nothing).gives<Page<imports.ImportRow>>(),
  'imports.rehearse': endpoint('POST', '/imports', imports.rehearseInput).gives<NewId>(),
  'imports.read': endpoint('GET', '/imports/:id', nothing).gives<imports.ImportView>(),
  'imports.sample': endpoint('GET', '/imports/:id/samples/:n', nothing, { answer: 'page' }).gives<string>(),
  'imports.start': endpoint('POST', '/imports/:id/start', imports.startImportInput).gives<NewId>(),
  'imports.stop': endpoint('POST', '/imports/:id/stop', nothing).gives<Done>(),
  'imports.resume': endpoint('POST', '/imports/:id/resume', nothing).gives<Done>(),
  'imports.undoPreview': endpoint('GET', '/imports/:id/undo', nothing).gives<imports.UndoPreview>(),
  'imports.undo': endpoint('POST', '/imports/:id/undo', nothing).gives<Done>(),
} as const

export type DeskRouteName = keyof typeof DESK_ROUTES

type RouteOf<Name extends DeskRouteName> = (typeof DESK_ROUTES)[Name]

/** The input as code on either side holds it (after the schema): numbers and booleans, not query text. */
export type DeskInput<Name extends DeskRouteName> =
  RouteOf<Name> extends DeskRoute<infer In extends InputSchema, unknown> ? v.InferOutput<In> : never

export type DeskOutput<Name extends DeskRouteName> =
  RouteOf<Name> extends DeskRoute<InputSchema, infer Out> ? Out : never
