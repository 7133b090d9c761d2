import type { FrontView } from '@warraq/core/contract/front'
import { CONTAINER_KINDS } from '@warraq/core/site/front-types'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { fillFront } from '@warraq/core/site/front-fill'
import { useEffect, useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { Container } from './container.tsx'
import { addContainer } from './edits.ts'
import { FormerPages } from './former-pages.tsx'
import { Outline } from './outline.tsx'
import { useLayout, type LayoutEditing } from './use-layout.ts'
import '../styles/front.css'

/** The front page of an edition, to be laid out. */
export function FrontScreen() {
  const { t } = useText()
  const [lang, setLang] = useState<'ar' | 'en'>('ar')
  const [round, setRound] = useState(0)
  const view = useRead('front.read', { lang })
  const first = view.data?.langs[0]
  const missing = view.data !== undefined && !view.data.langs.includes(lang)
  useEffect(() => {
    if (missing && first !== undefined) setLang(first)
  }, [missing, first])
  return (
    <Screen title={t('front.title')}>
      <Refusal error={view.error} />
      {view.isPending && <p className="loading">{t('app.loading')}</p>}
      {view.data && view.data.langs.length > 1 && (
        <div className="filters">
          <Choice
            label={t('front.edition')}
            value={lang}
            onChange={setLang}
            options={view.data.langs.map((value) => ({ value, label: t(`front.lang.${value}`) }))}
          />
        </div>
      )}
      {view.data && (
        <Editor
          key={`${lang}-${round}`}
          view={view.data}
          onReload={() => void view.refetch().then(() => setRound(round + 1))}
        />
      )}
    </Screen>
  )
}

function Editor({ view, onReload }: { readonly view: FrontView; readonly onReload: () => void }) {
  const { t } = useText()
  const editing = useLayout(view)
  const { layout, edit } = editing
  const filled = fillFront(layout, view)
  const [kind, setKind] = useState<(typeof CONTAINER_KINDS)[number]>('query')
  return (
    <>
      <p className="hint">{t('front.intro')}</p>
      <Bar view={view} editing={editing} onReload={onReload} />
      <div className="front-editor">
        <Outline layout={layout} view={view} onChange={edit} />
        <div className="front-containers">
          {layout.containers.map((container, at) => {
            const one = filled[at]
            return one === undefined ? null : (
              <Container key={container.key} at={at} filled={one} view={view} layout={layout} onChange={edit} />
            )
          })}
          <div className="front-add">
            <Choice
              label={t('front.add')}
              value={kind}
              onChange={setKind}
              options={CONTAINER_KINDS.map((value) => ({ value, label: t(`front.kind.${value}`) }))}
            />
            <Button onPress={() => edit(addContainer(layout, kind))}>{t('front.add')}</Button>
          </div>
        </div>
      </div>
    </>
  )
}

interface BarProps {
  readonly view: FrontView
  readonly editing: LayoutEditing
  readonly onReload: () => void
}

/** What the whole page is asked to do, and whether readers see it already. */
function Bar({ view, editing, onReload }: BarProps) {
  const { t } = useText()
  const say = useSay()
  const publish = useChange('front.publish', ['front.read', 'front.history'])
  const restore = useChange('front.restore', ['front.read'])
  const [history, setHistory] = useState(false)
  const { lang } = view
  const after = (act: (lockVersion: number) => void) =>
    void editing.settle().then((lockVersion) => {
      if (lockVersion !== null) act(lockVersion)
    })
  const take = (n: number | null) =>
    after((lockVersion) =>
      restore.mutate(
        { input: { lang, n, lockVersion } },
        {
          onSuccess: () => {
            say(t(n === null ? 'front.discarded' : 'front.taken'))
            setHistory(false)
            onReload()
          },
        },
      ),
    )
  const letOut = () =>
    after((lockVersion) =>
      publish.mutate(
        { input: { lang, lockVersion } },
        {
          onSuccess: () => {
            say(t('front.published'))
            onReload()
          },
        },
      ),
    )
  // Opened at once, while the click still counts as one; it is led to the page when the draft is stored.
  const preview = () => {
    const tab = window.open('about:blank', '_blank')
    after(() => tab?.location.assign(`${DESK_PREFIX}/front/preview?lang=${lang}`))
  }
  const changed = view.changed || editing.state === 'saving'
  return (
    <div className="front-bar">
      <div className="front-acts">
        <Button look="primary" isPending={publish.isPending} isDisabled={!changed} onPress={letOut}>
          {t('front.publish')}
        </Button>
        <Button onPress={preview}>{t('front.preview')}</Button>
        <Button isDisabled={!editing.canUndo} onPress={editing.undo}>
          {t('front.undo')}
        </Button>
        <Button isDisabled={!editing.canRedo} onPress={editing.redo}>
          {t('front.redo')}
        </Button>
        <Button onPress={() => setHistory(true)}>{t('front.history')}</Button>
        {changed && (
          <Button look="quiet" isPending={restore.isPending} onPress={() => take(null)}>
            {t('front.discard')}
          </Button>
        )}
      </div>
      <p className="hint" role="status">
        {editing.state === 'saving' ? t('front.saving') : t(view.changed ? 'front.differs' : 'front.sameAsLive')}
      </p>
      {editing.state === 'stale' ? (
        <div className="refusal" role="alert">
          <p>{editing.staleBy === '' ? t('front.staleNobody') : t('front.stale', { name: editing.staleBy })}</p>
          <Button onPress={onReload}>{t('front.reload')}</Button>
        </div>
      ) : (
        <Refusal error={editing.error} />
      )}
      <Refusal error={publish.error ?? restore.error} />
      {history && <FormerPages lang={lang} onTake={take} onClose={() => setHistory(false)} />}
    </div>
  )
}
