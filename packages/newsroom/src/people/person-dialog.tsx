import { foldedEquals } from '@warraq/arabic'
import type { PersonRow } from '@warraq/core/contract/people'
import { useState, type FormEvent } from 'react'
import { useChange, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { ImageDialog } from '../media/image-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice, Line, Tick } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'

/** A person of the bylines: new, or one whose entry is changed. */
export function PersonDialog({ person, onClose }: { readonly person: PersonRow | null; readonly onClose: () => void }) {
  const { t } = useText()
  const create = useChange('persons.create', ['persons.list'])
  const change = useChange('persons.change', ['persons.list'])
  const [name, setName] = useState(person?.name ?? '')
  const [title, setTitle] = useState(person?.title ?? '')
  const [bio, setBio] = useState(person?.bio ?? '')
  const [gender, setGender] = useState<'f' | 'm' | 'null'>(person?.gender ?? 'null')
  const [other, setOther] = useState(
    person?.otherNames.find(({ lang }) => lang === 'en') ?? { lang: 'en' as const, name: '', title: '', bio: '' },
  )
  const [slug, setSlug] = useState(person?.slug ?? '')
  const [hidden, setHidden] = useState(person?.bylineHidden ?? false)
  const [portrait, setPortrait] = useState(person?.portrait ?? null)
  const [choosing, setChoosing] = useState(false)
  const error = create.error ?? change.error
  const errors = fieldErrorsOf(error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = {
      name: name.trim(),
      title: title.trim(),
      bio: bio.trim(),
      gender: gender === 'null' ? null : gender,
      portraitMediaId: portrait?.id ?? null,
      bylineHidden: hidden,
      // What is said in other languages than these two fields' stays as it is.
      otherNames: [
        ...(person?.otherNames ?? []).filter(({ lang }) => lang !== 'en'),
        { lang: 'en' as const, name: other.name.trim(), title: other.title.trim(), bio: other.bio.trim() },
      ],
      ...(slug.trim() !== '' && { slug: slug.trim() }),
    }
    if (person === null) create.mutate({ input }, { onSuccess: onClose })
    else change.mutate({ params: { id: person.id }, input }, { onSuccess: onClose })
  }
  return (
    <>
      <Dialog
        title={person === null ? t('persons.new') : t('persons.edit', { name: person.name })}
        open
        onClose={onClose}
      >
        <form className="stack" onSubmit={submit}>
          <Refusal error={error} />
          <div>
            <Line
              label={t('field.name')}
              required
              maxLength={120}
              value={name}
              onChange={setName}
              error={errors['name']}
              autoFocus
            />
            <Namesakes name={name} except={person?.id ?? null} />
          </div>
          <Line
            label={t('persons.titleField')}
            hint={t('persons.titleHint')}
            maxLength={120}
            value={title}
            onChange={setTitle}
          />
          <Area label={t('persons.bio')} maxLength={4000} value={bio} onChange={setBio} />
          <Line
            label={t('persons.otherName')}
            hint={t('persons.otherNameHint')}
            dir="ltr"
            maxLength={120}
            value={other.name}
            onChange={(name) => setOther({ ...other, name })}
          />
          {other.name.trim() !== '' && (
            <>
              <Line
                label={t('persons.otherTitle')}
                dir="ltr"
                maxLength={120}
                value={other.title}
                onChange={(title) => setOther({ ...other, title })}
              />
              <Area
                label={t('persons.otherBio')}
                maxLength={4000}
                value={other.bio}
                onChange={(bio) => setOther({ ...other, bio })}
              />
            </>
          )}
          <Choice
            label={t('persons.gender')}
            value={gender}
            onChange={setGender}
            options={(['null', 'f', 'm'] as const).map((value) => ({ value, label: t(`persons.gender.${value}`) }))}
          />
          {person !== null && (
            <Line label={t('persons.slug')} maxLength={120} value={slug} onChange={setSlug} error={errors['slug']} />
          )}
          <div className="portrait-line">
            {portrait && (
              <img className="portrait-large" src={portrait.url} width={96} height={96} alt={portrait.alt} />
            )}
            <Button onPress={() => setChoosing(true)}>{t('persons.portrait')}</Button>
            {portrait && <Button onPress={() => setPortrait(null)}>{t('action.remove')}</Button>}
          </div>
          <Tick label={t('persons.hidden')} hint={t('persons.hiddenHint')} checked={hidden} onChange={setHidden} />
          <div className="dialog-actions">
            <Button type="submit" look="primary" isPending={create.isPending || change.isPending}>
              {t('action.save')}
            </Button>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
          </div>
        </form>
      </Dialog>
      {choosing && (
        <ImageDialog
          only="alt"
          onClose={() => setChoosing(false)}
          onDone={(image, media) => {
            setPortrait({ id: media.id, url: media.url, width: media.width, height: media.height, alt: image.alt })
            setChoosing(false)
          }}
        />
      )}
    </>
  )
}

const SHORTEST_NAME = 3

/** Two persons may have one name; somebody who is about to make the second one should know of the first. */
function Namesakes({ name, except }: { readonly name: string; readonly except: number | null }) {
  const { t, list } = useText()
  const settled = useSettled(name.trim())
  const enabled = settled.length >= SHORTEST_NAME
  const { rows } = useReadPages('persons.list', { q: settled }, { enabled })
  const same = enabled ? rows.filter((row) => row.id !== except && foldedEquals(row.name, settled)) : []
  return (
    <div role="status">
      {same.map((row) => (
        <p key={row.id} className="hint namesake">
          {t('persons.namesake', {
            who: list([row.name, row.title].filter((part) => part !== '')),
            count: row.articleCount,
          })}
        </p>
      ))}
    </div>
  )
}
