import type { LetterView } from '@warraq/core/contract/care'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Area, Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

const STALE = ['letters.read', 'letters.list', 'letters.counts'] as const

/** One letter with all that was done about it. */
export function Letter({ id }: { readonly id: number }) {
  const { t } = useText()
  const letter = useRead('letters.read', {}, { id })
  return (
    <Screen title={letter.data ? t(`letters.kind.${letter.data.kind}`) : t('letters.title')}>
      <p>
        <Link href="/letters">{t('letters.back')}</Link>
      </p>
      <Refusal error={letter.error} />
      {letter.data && <Whole letter={letter.data} key={letter.data.lockVersion} />}
    </Screen>
  )
}

function Whole({ letter }: { readonly letter: LetterView }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <div className="stack" style={{ maxInlineSize: '42rem' }}>
      <p>
        <Link href={`/articles/${letter.article.id}`}>
          <bdi>{letter.article.title}</bdi>
        </Link>
      </p>
      <p className="hint">
        {letter.state === 'open'
          ? t(letter.overdue ? 'letters.overdue' : 'letters.due', { at: dates.moment(letter.dueAt, now()) })
          : t(`letters.state.${letter.state}`)}
      </p>
      <p>
        {t('letters.from')}: <bdi>{letter.contact?.name || t('letters.anonymous')}</bdi>{' '}
        {letter.contact?.email !== undefined && letter.contact.email !== '' && (
          <bdi dir="ltr">{letter.contact.email}</bdi>
        )}
      </p>
      {letter.standing !== '' && (
        <p>
          {t('letters.standing')}: <bdi>{letter.standing}</bdi>
        </p>
      )}
      {letter.quote !== '' && (
        <p>
          {t('letters.quote')}: «<bdi>{letter.quote}</bdi>»
        </p>
      )}
      <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {letter.text}
      </p>
      {letter.reply !== null && (
        <p>
          {t('letters.reply')}: <Link href={`/articles/${letter.reply.id}`}>{letter.reply.title}</Link>
        </p>
      )}
      <ul className="plain-list">
        {letter.lines.map((line, n) => (
          <li key={n}>
            <strong>{t(`letters.line.${line.kind}`)}</strong> <bdi>{line.text}</bdi>{' '}
            <span className="hint">
              <bdi>{line.by ?? ''}</bdi> · {dates.moment(line.at, now())}
            </span>
          </li>
        ))}
      </ul>
      <Assign letter={letter} />
      <Act letter={letter} />
    </div>
  )
}

function Assign({ letter }: { readonly letter: LetterView }) {
  const { t } = useText()
  const act = useChange('letters.act', STALE)
  if (letter.state !== 'open') return null
  const lockVersion = letter.lockVersion
  return (
    <>
      <Choice
        label={t('letters.assign')}
        value={String(letter.assigneeId ?? '')}
        onChange={(value) =>
          act.mutate({
            params: { id: letter.id },
            input: { act: 'assign', lockVersion, accountId: value === '' ? null : Number(value) },
          })
        }
        options={[
          { value: '', label: t('letters.nobody') },
          ...letter.people.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Refusal error={act.error} />
    </>
  )
}

type Choosable = 'note' | 'answer' | 'corrected' | 'published' | 'refused' | 'answered' | 'reopen'

function choicesOf({ state, kind, contact, reply }: LetterView): Choosable[] {
  const mail: Choosable[] = contact !== null && contact.email !== '' ? ['answer'] : []
  if (state !== 'open') return ['note', ...mail, ...(state === 'published' ? [] : ['reopen' as const])]
  const own: Choosable = kind === 'error' ? 'corrected' : 'published'
  return [...(kind === 'reply' && reply === null ? [] : [own]), ...mail, 'refused', 'answered', 'note']
}

function Act({ letter }: { readonly letter: LetterView }) {
  const { t } = useText()
  const [, go] = useLocation()
  const choices = choicesOf(letter)
  const [chosen, setChosen] = useState<Choosable>(choices[0] ?? 'note')
  const [text, setText] = useState('')
  const [correctionId, setCorrection] = useState(letter.corrections[0]?.id ?? 0)
  const act = useChange('letters.act', STALE)
  const { id, lockVersion } = letter
  return (
    <section className="stack" aria-label={t('letters.act')}>
      {letter.kind === 'reply' && letter.state === 'open' && letter.reply === null && (
        <div className="dialog-actions">
          <Button
            isPending={act.isPending}
            onPress={() =>
              act.mutate(
                { params: { id }, input: { act: 'draft-reply', lockVersion } },
                { onSuccess: ({ articleId }) => articleId !== null && go(`/articles/${articleId}`) },
              )
            }
          >
            {t('letters.draft')}
          </Button>
        </div>
      )}
      <Choice
        label={t('letters.act')}
        value={chosen}
        onChange={setChosen}
        options={choices.map((value) => ({ value, label: t(`letters.act.${value}`) }))}
      />
      {chosen === 'corrected' &&
        (letter.corrections.length === 0 ? (
          <p className="empty">{t('letters.noCorrection')}</p>
        ) : (
          <Choice
            label={t('letters.correction')}
            value={String(correctionId)}
            onChange={(value) => setCorrection(Number(value))}
            options={letter.corrections.map((one) => ({ value: String(one.id), label: one.text.slice(0, 80) }))}
          />
        ))}
      <Area label={t('letters.text')} hint={t('letters.textHint')} maxLength={4000} value={text} onChange={setText} />
      <Refusal error={act.error} />
      <div className="dialog-actions">
        <Button
          look="primary"
          isPending={act.isPending}
          onPress={() =>
            act.mutate({
              params: { id },
              input: {
                act: chosen,
                lockVersion,
                text,
                ...(chosen === 'corrected' && correctionId > 0 && { correctionId }),
              },
            })
          }
        >
          {t('letters.do')}
        </Button>
      </div>
    </section>
  )
}
