import * as care from './care.ts'
import { endpoint, nothing, type Done, type NewId, type Page } from './wire.ts'

export const CARE_ROUTES = {
  'care.settings': endpoint('GET', '/care', nothing).gives<care.CareSettingsView>(),
  'care.saveSettings': endpoint('PUT', '/care', care.saveCareSettingsInput).gives<{ readonly lockVersion: number }>(),
  'care.read': endpoint('GET', '/articles/:id/care', nothing).gives<care.CareView>(),
  'care.save': endpoint('PUT', '/articles/:id/care', care.saveCareInput).gives<Done>(),
  'care.confirm': endpoint('POST', '/articles/:id/care/confirm', care.confirmCareInput).gives<Done>(),
  'care.override': endpoint('POST', '/articles/:id/care/override', care.overrideSilenceInput).gives<Done>(),

  'letters.list': endpoint('GET', '/letters', care.lettersQuery).gives<Page<care.LetterRow>>(),
  'letters.counts': endpoint('GET', '/letters/counts', nothing).gives<care.LetterCounts>(),
  'letters.read': endpoint('GET', '/letters/:id', nothing).gives<care.LetterView>(),
  'letters.act': endpoint('POST', '/letters/:id/acts', care.letterActInput).gives<{
    readonly articleId: number | null
  }>(),

  'demands.list': endpoint('GET', '/demands', nothing).gives<Page<care.DemandRow>>(),
  'demands.create': endpoint('POST', '/demands', care.demandInput).gives<NewId>(),
  'demands.change': endpoint('PUT', '/demands/:id', care.changeDemandInput).gives<Done>(),
  'demands.close': endpoint('POST', '/demands/:id/outcome', care.closeDemandInput).gives<Done>(),
  'demands.takeBack': endpoint('POST', '/demands/:id/taken-back', care.demandTakenBack).gives<Done>(),

  'sourceNotes.facts': endpoint('GET', '/articles/:id/source-note', nothing).gives<care.SourceNoteFacts>(),
  'sourceNotes.save': endpoint('PUT', '/articles/:id/source-note', care.sourceNoteInput).gives<Done>(),
  'sourceNotes.open': endpoint('POST', '/articles/:id/source-note/open', nothing).gives<care.SourceNoteText>(),
  'sourceNotes.remove': endpoint('DELETE', '/articles/:id/source-note', nothing).gives<Done>(),
} as const
