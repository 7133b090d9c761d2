import type { Json } from '@warraq/core/json'
import type { Action } from './action.ts'
import { addArticle } from './articles/add-article.ts'
import { addViews } from './articles/add-views.ts'
import { addNoteLine } from './articles/add-note-line.ts'
import { beHere } from './articles/be-here.ts'
import { createNote } from './articles/create-note.ts'
import { leaveArticle } from './articles/leave-article.ts'
import { markMentionsMailed } from './articles/mark-mentions-mailed.ts'
import { moveNotes } from './articles/move-notes.ts'
import { readMentions } from './articles/read-mentions.ts'
import { settleNote } from './articles/settle-note.ts'
import { changeHouseEntry } from './site/change-house-entry.ts'
import { importHouseStyle } from './site/import-house-style.ts'
import { removeHouseEntry } from './site/remove-house-entry.ts'
import { saveHouseEntry } from './site/save-house-entry.ts'
import { breakNews } from './articles/break-news.ts'
import { correctArticle } from './articles/correct-article.ts'
import { createArticle } from './articles/create-article.ts'
import { publishScheduled } from './articles/publish-scheduled.ts'
import { saveWorking } from './articles/save-working.ts'
import { takeStep } from './articles/take-step.ts'
import { timeBreaking } from './articles/time-breaking.ts'
import { answerAsStaff } from './comments/answer-as-staff.ts'
import { decideAppeal } from './comments/decide-appeal.ts'
import { decideAppealOutside } from './comments/decide-appeal-outside.ts'
import { countRefused } from './comments/count-refused.ts'
import { decideComment } from './comments/decide-comment.ts'
import { dateCase } from './comments/date-case.ts'
import { decideMany } from './comments/decide-many.ts'
import { leaveCase } from './comments/leave-case.ts'
import { liftSanction } from './comments/lift-sanction.ts'
import { noteCase } from './comments/note-case.ts'
import { openCaseOf } from './comments/open-case.ts'
import { orderClauses } from './comments/order-clauses.ts'
import { revealContact } from './comments/reveal-contact.ts'
import { sanctionReader } from './comments/sanction-reader.ts'
import { saveClause } from './comments/save-clause.ts'
import { settleProposal } from './comments/settle-proposal.ts'
import { undoDecision } from './comments/undo-decision.ts'
import { undoMany } from './comments/undo-many.ts'
import { editComment } from './comments/edit-comment.ts'
import { eraseReader } from './comments/erase-reader.ts'
import { fileAppeal } from './comments/file-appeal.ts'
import { makeEntryLink } from './comments/make-entry-link.ts'
import { makeOutsideLink } from './comments/make-outside-link.ts'
import { markDelivered } from './comments/mark-delivered.ts'
import { planReportAnswers } from './comments/plan-report-answers.ts'
import { planStatement } from './comments/plan-statement.ts'
import { reportTold } from './comments/report-told.ts'
import { importTerms } from './comments/lexicon/import-terms.ts'
import { refreshTerms } from './comments/lexicon/refresh-terms.ts'
import { removeTerms } from './comments/lexicon/remove-terms.ts'
import { saveTerm } from './comments/lexicon/save-term.ts'
import { makeNetworkKey } from './comments/keep-network-keys.ts'
import { likeComment } from './comments/like-comment.ts'
import { postComment } from './comments/post-comment.ts'
import { publishTerms } from './comments/publish-terms.ts'
import { remindAppeal } from './comments/remind-appeal.ts'
import { requestEntry } from './comments/request-entry.ts'
import { renewHookSecret } from './comments/renew-hook-secret.ts'
import { reportComment } from './comments/report-comment.ts'
import { restoreComment } from './comments/restore-comment.ts'
import { saveRule } from './comments/rules/save-rule.ts'
import { stepRule } from './comments/rules/step-rule.ts'
import { saveModeration } from './comments/save-moderation.ts'
import { setMode } from './comments/set-mode.ts'
import { answersSent } from './comments/answers-sent.ts'
import { chooseLetters } from './comments/choose-letters.ts'
import { planAnswerLetter } from './comments/plan-answer-letter.ts'
import { stopLetters } from './comments/stop-letters.ts'
import { tidyComments } from './comments/tidy-comments.ts'
import { useEntry } from './comments/use-entry.ts'
import { withdrawComment } from './comments/withdraw-comment.ts'
import { askUndo } from './import/ask-undo.ts'
import { beginImport } from './import/begin-import.ts'
import { closeComments } from './import/close-comments.ts'
import { endRun } from './import/end-run.ts'
import { finishImport } from './import/finish-import.ts'
import { holdRun } from './import/hold-run.ts'
import { importAddresses } from './import/import-addresses.ts'
import { importBatch } from './import/import-batch.ts'
import { importLinks } from './import/import-links.ts'
import { importMenu } from './import/import-menu.ts'
import { noteProgress } from './import/note-progress.ts'
import { noteUndo } from './import/note-undo.ts'
import { planRun } from './import/plan-run.ts'
import { resumeRun } from './import/resume-run.ts'
import { stopRun } from './import/stop-run.ts'
import { takeUpRun } from './import/take-up-run.ts'
import { undoImport } from './import/undo-import.ts'
import { claimJobs } from './jobs/claim-jobs.ts'
import { settleJob } from './jobs/settle-job.ts'
import { tidyUp } from './jobs/tidy-up.ts'
import { keepModel } from './learner/keep-model.ts'
import { useModel } from './learner/use-model.ts'
import { addMedia } from './media/add-media.ts'
import { describeMedia } from './media/describe-media.ts'
import { removeMedia } from './media/remove-media.ts'
import { replaceMedia } from './media/replace-media.ts'
import { restoreMedia } from './media/restore-media.ts'
import { setVariants } from './media/set-variants.ts'
import { acceptInvitation } from './people/accept-invitation.ts'
import { addPasskey } from './people/add-passkey.ts'
import { askPasskey } from './people/ask-passkey.ts'
import { askSecondKey } from './people/ask-second-key.ts'
import { beginCodes } from './people/begin-codes.ts'
import { confirmCodes } from './people/confirm-codes.ts'
import { createToken } from './people/create-token.ts'
import { endAllSessions } from './people/end-all-sessions.ts'
import { endOtherSessions } from './people/end-other-sessions.ts'
import { endToken } from './people/end-token.ts'
import { mergePersons } from './people/merge-persons.ts'
import { noteExport } from './people/note-export.ts'
import { proveSession } from './people/prove-session.ts'
import { removeKey } from './people/remove-key.ts'
import { renamePasskey } from './people/rename-passkey.ts'
import { renewRecovery } from './people/renew-recovery.ts'
import { resetKeys } from './people/reset-keys.ts'
import { touchToken } from './people/touch-token.ts'
import { addAccount } from './people/add-account.ts'
import { changeAccount } from './people/change-account.ts'
import { changePassword } from './people/change-password.ts'
import { changePerson } from './people/change-person.ts'
import { changeProfile } from './people/change-profile.ts'
import { createPerson } from './people/create-person.ts'
import { endSession } from './people/end-session.ts'
import { finishSetup } from './people/finish-setup.ts'
import { inviteAccount } from './people/invite-account.ts'
import { makeLinkForAccount } from './people/make-account-link.ts'
import { makeSetupLink } from './people/make-setup-link.ts'
import { requestReset } from './people/request-reset.ts'
import { resetPassword } from './people/reset-password.ts'
import { startSession } from './people/start-session.ts'
import { touchSession } from './people/touch-session.ts'
import { loadSample } from './sample/load-sample.ts'
import { removeSample } from './sample/remove-sample.ts'
import { beginReindex } from './search/begin-reindex.ts'
import { changeExpansion } from './search/change-expansion.ts'
import { indexArticle } from './search/index-article.ts'
import { indexComment } from './search/index-comment.ts'
import { indexMedia } from './search/index-media.ts'
import { indexWaiting } from './search/index-waiting.ts'
import { indexWorking } from './search/index-working.ts'
import { removeExpansion } from './search/remove-expansion.ts'
import { switchExpansions } from './search/switch-expansions.ts'
import { changeSection } from './sections/change-section.ts'
import { createSection } from './sections/create-section.ts'
import { removeSection } from './sections/remove-section.ts'
import { orderSections } from './sections/order-sections.ts'
import { addPage } from './site/add-page.ts'
import { changeSettings } from './site/change-settings.ts'
import { discardJob } from './site/discard-job.ts'
import { retryJob } from './site/retry-job.ts'
import { saveMenu } from './site/save-menu.ts'
import { publishFront } from './site/publish-front.ts'
import { restoreFront } from './site/restore-front.ts'
import { saveFront } from './site/save-front.ts'
import { savePage } from './site/save-page.ts'
import { foundSite } from './site/found-site.ts'
import { confirmCare } from './care/confirm-care.ts'
import { openSourceNote } from './care/open-source-note.ts'
import { overrideSilence } from './care/override-silence.ts'
import { removeSourceNote } from './care/remove-source-note.ts'
import { saveCare } from './care/save-care.ts'
import { saveCareSettings } from './care/save-care-settings.ts'
import { saveSourceNote } from './care/save-source-note.ts'
import { closeDemand } from './legal/close-demand.ts'
import { saveDemand } from './legal/save-demand.ts'
import { takeDemandBack } from './legal/take-demand-back.ts'
import { actOnLetter } from './letters/act-on-letter.ts'
import { sendLetter } from './letters/send-letter.ts'
import { takeRate } from './site/take-rate.ts'
import { mergeTags } from './tags/merge-tags.ts'
import { renameTag } from './tags/rename-tag.ts'

/** Every action by its name `word/verb-noun`, which is also its file. The only way data changes. */
export const ACTIONS = {
  'care/confirm-care': confirmCare,
  'care/open-source-note': openSourceNote,
  'care/override-silence': overrideSilence,
  'care/remove-source-note': removeSourceNote,
  'care/save-care': saveCare,
  'care/save-care-settings': saveCareSettings,
  'care/save-source-note': saveSourceNote,
  'legal/close-demand': closeDemand,
  'legal/save-demand': saveDemand,
  'legal/take-demand-back': takeDemandBack,
  'letters/act-on-letter': actOnLetter,
  'letters/send-letter': sendLetter,
  'articles/add-article': addArticle,
  'articles/add-views': addViews,
  'articles/add-note-line': addNoteLine,
  'articles/be-here': beHere,
  'articles/create-note': createNote,
  'articles/leave-article': leaveArticle,
  'articles/mark-mentions-mailed': markMentionsMailed,
  'articles/move-notes': moveNotes,
  'articles/read-mentions': readMentions,
  'articles/settle-note': settleNote,
  'articles/break-news': breakNews,
  'articles/correct-article': correctArticle,
  'articles/create-article': createArticle,
  'articles/publish-scheduled': publishScheduled,
  'articles/save-working': saveWorking,
  'articles/take-step': takeStep,
  'articles/time-breaking': timeBreaking,
  'comments/answer-as-staff': answerAsStaff,
  'comments/decide-appeal': decideAppeal,
  'comments/decide-appeal-outside': decideAppealOutside,
  'comments/count-refused': countRefused,
  'comments/decide-comment': decideComment,
  'comments/date-case': dateCase,
  'comments/decide-many': decideMany,
  'comments/leave-case': leaveCase,
  'comments/lift-sanction': liftSanction,
  'comments/make-network-key': makeNetworkKey,
  'comments/note-case': noteCase,
  'comments/open-case': openCaseOf,
  'comments/order-clauses': orderClauses,
  'comments/reveal-contact': revealContact,
  'comments/sanction-reader': sanctionReader,
  'comments/save-clause': saveClause,
  'comments/settle-proposal': settleProposal,
  'comments/undo-decision': undoDecision,
  'comments/undo-many': undoMany,
  'comments/edit-comment': editComment,
  'comments/erase-reader': eraseReader,
  'comments/file-appeal': fileAppeal,
  'comments/make-entry-link': makeEntryLink,
  'comments/make-outside-link': makeOutsideLink,
  'comments/mark-delivered': markDelivered,
  'comments/plan-report-answers': planReportAnswers,
  'comments/plan-statement': planStatement,
  'comments/report-told': reportTold,
  'comments/import-terms': importTerms,
  'comments/like-comment': likeComment,
  'comments/post-comment': postComment,
  'comments/publish-terms': publishTerms,
  'comments/remind-appeal': remindAppeal,
  'comments/request-entry': requestEntry,
  'comments/refresh-terms': refreshTerms,
  'comments/remove-terms': removeTerms,
  'comments/renew-hook-secret': renewHookSecret,
  'comments/report-comment': reportComment,
  'comments/restore-comment': restoreComment,
  'comments/save-moderation': saveModeration,
  'comments/save-rule': saveRule,
  'comments/save-term': saveTerm,
  'comments/set-mode': setMode,
  'comments/step-rule': stepRule,
  'comments/answers-sent': answersSent,
  'comments/choose-letters': chooseLetters,
  'comments/plan-answer-letter': planAnswerLetter,
  'comments/stop-letters': stopLetters,
  'comments/tidy-comments': tidyComments,
  'comments/use-entry': useEntry,
  'comments/withdraw-comment': withdrawComment,
  'import/ask-undo': askUndo,
  'import/begin-import': beginImport,
  'import/close-comments': closeComments,
  'import/end-run': endRun,
  'import/finish-import': finishImport,
  'import/hold-run': holdRun,
  'import/import-addresses': importAddresses,
  'import/import-batch': importBatch,
  'import/import-links': importLinks,
  'import/import-menu': importMenu,
  'import/note-progress': noteProgress,
  'import/note-undo': noteUndo,
  'import/plan-run': planRun,
  'import/resume-run': resumeRun,
  'import/stop-run': stopRun,
  'import/take-up-run': takeUpRun,
  'import/undo-import': undoImport,
  'jobs/claim-jobs': claimJobs,
  'jobs/settle-job': settleJob,
  'jobs/tidy-up': tidyUp,
  'learner/keep-model': keepModel,
  'learner/use-model': useModel,
  'media/add-media': addMedia,
  'media/describe-media': describeMedia,
  'media/remove-media': removeMedia,
  'media/replace-media': replaceMedia,
  'media/restore-media': restoreMedia,
  'media/set-variants': setVariants,
  'people/accept-invitation': acceptInvitation,
  'people/add-passkey': addPasskey,
  'people/ask-passkey': askPasskey,
  'people/ask-second-key': askSecondKey,
  'people/begin-codes': beginCodes,
  'people/confirm-codes': confirmCodes,
  'people/create-token': createToken,
  'people/end-all-sessions': endAllSessions,
  'people/end-other-sessions': endOtherSessions,
  'people/end-token': endToken,
  'people/merge-persons': mergePersons,
  'people/note-export': noteExport,
  'people/prove-session': proveSession,
  'people/remove-key': removeKey,
  'people/rename-passkey': renamePasskey,
  'people/renew-recovery': renewRecovery,
  'people/reset-keys': resetKeys,
  'people/touch-token': touchToken,
  'people/add-account': addAccount,
  'people/change-account': changeAccount,
  'people/change-password': changePassword,
  'people/change-person': changePerson,
  'people/change-profile': changeProfile,
  'people/create-person': createPerson,
  'people/end-session': endSession,
  'people/finish-setup': finishSetup,
  'people/invite-account': inviteAccount,
  'people/make-account-link': makeLinkForAccount,
  'people/make-setup-link': makeSetupLink,
  'people/request-reset': requestReset,
  'people/reset-password': resetPassword,
  'people/start-session': startSession,
  'people/touch-session': touchSession,
  'sample/load-sample': loadSample,
  'sample/remove-sample': removeSample,
  'search/change-expansion': changeExpansion,
  'search/begin-reindex': beginReindex,
  'search/index-article': indexArticle,
  'search/index-comment': indexComment,
  'search/index-media': indexMedia,
  'search/index-waiting': indexWaiting,
  'search/index-working': indexWorking,
  'search/remove-expansion': removeExpansion,
  'search/switch-expansions': switchExpansions,
  'sections/change-section': changeSection,
  'sections/create-section': createSection,
  'sections/remove-section': removeSection,
  'sections/order-sections': orderSections,
  'site/add-page': addPage,
  'site/change-settings': changeSettings,
  'site/change-house-entry': changeHouseEntry,
  'site/import-house-style': importHouseStyle,
  'site/remove-house-entry': removeHouseEntry,
  'site/save-house-entry': saveHouseEntry,
  'site/discard-job': discardJob,
  'site/retry-job': retryJob,
  'site/save-menu': saveMenu,
  'site/save-page': savePage,
  'site/publish-front': publishFront,
  'site/restore-front': restoreFront,
  'site/save-front': saveFront,
  'site/found-site': foundSite,
  'site/take-rate': takeRate,
  'tags/merge-tags': mergeTags,
  'tags/rename-tag': renameTag,
} as const

export function findAction(name: string): Action<Json, Json> {
  if (!Object.hasOwn(ACTIONS, name)) throw new Error(`actions: nothing is called ${name}`)
  return ACTIONS[name as keyof typeof ACTIONS] as unknown as Action<Json, Json>
}
