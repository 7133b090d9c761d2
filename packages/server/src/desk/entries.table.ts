import type { DeskRouteName } from '@warraq/core/contract/routes'
import { articleEntries } from './articles/article-entries.ts'
import { noteEntries, togetherEntries } from './articles/together-entries.ts'
import { careEntries, demandEntries, letterEntries, sourceNoteEntries } from './care/care-entries.ts'
import { appealEntries } from './comments/appeal-entries.ts'
import { caseEntries } from './comments/case-entries.ts'
import { clauseEntries } from './comments/clause-entries.ts'
import { commentEntries } from './comments/comment-entries.ts'
import { breakingEntries, frontEntries } from './front/front-entries.ts'
import { importEntries } from './imports/import-entries.ts'
import { mediaEntries } from './media/media-entries.ts'
import { lexiconEntries } from './moderation/lexicon-entries.ts'
import { moderationEntries } from './moderation/moderation-entries.ts'
import { keyEntries, secondStepEntries } from './people/key-entries.ts'
import { accountEntries, personEntries } from './people/people-entries.ts'
import { auditEntries, safetyEntries } from './people/safety-entries.ts'
import { doorEntries, sessionEntries } from './people/session-entries.ts'
import type { DeskEntries } from './route.ts'
import { searchEntries } from './search/search-entries.ts'
import { sectionEntries, tagEntries } from './sections/section-entries.ts'
import { searchWordsEntries } from './search/search-words-entries.ts'
import { houseEntries } from './site/house-entries.ts'
import { jobEntries } from './site/job-entries.ts'
import { pageEntries, siteEntries } from './site/site-entries.ts'

/** Every endpoint of the contract by name: who may call it and what it does. */
export const DESK_ENTRIES: DeskEntries<DeskRouteName> = {
  ...sessionEntries,
  ...doorEntries,
  ...secondStepEntries,
  ...keyEntries,
  ...safetyEntries,
  ...auditEntries,
  ...accountEntries,
  ...articleEntries,
  ...togetherEntries,
  ...noteEntries,
  ...sectionEntries,
  ...personEntries,
  ...tagEntries,
  ...mediaEntries,
  ...pageEntries,
  ...siteEntries,
  ...frontEntries,
  ...breakingEntries,
  ...houseEntries,
  ...searchWordsEntries,
  ...commentEntries,
  ...caseEntries,
  ...clauseEntries,
  ...appealEntries,
  ...moderationEntries,
  ...lexiconEntries,
  ...searchEntries,
  ...jobEntries,
  ...importEntries,
  ...careEntries,
  ...letterEntries,
  ...demandEntries,
  ...sourceNoteEntries,
}
