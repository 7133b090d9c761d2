import type { ArticleView } from '@warraq/core/contract/articles'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { forget, useCall, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSession } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { createJournal, type JournalRecord } from './journal.ts'
import { sameContent } from './compare/content-fields.ts'
import { newTab } from './together/tab.ts'
import { WorkingCopy } from './working-copy.ts'
import { Workspace } from './workspace.tsx'

/** Reads the article and what this device kept of it, then opens the desk to write on. */
export function ArticleScreen({ id }: { readonly id: number }) {
  const { t } = useText()
  const { account } = useSession()
  const view = useRead('articles.read', {}, { id }, { once: true })
  const [journal] = useState(() => createJournal(account.id, id))
  const [kept, setKept] = useState<JournalRecord | null | undefined>(undefined)
  useEffect(() => {
    let gone = false
    const set = (record: JournalRecord | null) => !gone && setKept(record)
    // Without a readable journal there is nothing to restore; the working copy says so when it cannot write either.
    journal.read().then(set, () => set(null))
    return () => {
      gone = true
    }
  }, [journal])
  if (view.error) {
    return (
      <Screen title={t('article.screen')}>
        <Refusal error={view.error} />
      </Screen>
    )
  }
  if (!view.data || kept === undefined) return <p className="loading">{t('app.loading')}</p>
  return <Opened view={view.data} kept={kept} />
}

/** What was typed on this device and never reached the desk, or null. */
function unsavedOf(view: ArticleView, kept: JournalRecord | null): JournalRecord | null {
  return kept !== null && view.mayEdit && !sameContent(kept.content, view.working) ? kept : null
}

function Opened({ view, kept }: { readonly view: ArticleView; readonly kept: JournalRecord | null }) {
  const call = useCall()
  const client = useQueryClient()
  const { account } = useSession()
  const unsaved = unsavedOf(view, kept)
  const [tab] = useState(newTab)
  const [copy] = useState(() => {
    const journal = createJournal(account.id, view.id)
    const made = new WorkingCopy(view.working, view.lockVersion, view.savedAt, {
      journal,
      save: async (content, lockVersion, auto) => {
        const saved = await call('articles.save', { content, lockVersion, auto, tab }, { params: { id: view.id } })
        void forget(client, ['articles.list'])
        return saved
      },
      now: () => new Date().toISOString(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    // Words that began from an older version go to the desk with that version, so that the desk can show both texts.
    if (unsaved) made.resume(unsaved.content, unsaved.lockVersion, unsaved.base ?? null)
    return made
  })
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState !== 'hidden') return
      copy.keepNow()
      void copy.flush(true)
    }
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', leave)
    }
  }, [copy])
  return <Workspace first={view} copy={copy} tab={tab} restoredAt={unsaved?.at ?? null} />
}
