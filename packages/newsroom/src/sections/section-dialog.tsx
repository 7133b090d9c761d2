import type { SectionRow } from '@warraq/core/contract/sections'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { nested, sectionLabel } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice, Line } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { isWithin, movedUnder } from './order.ts'

interface SectionDialogProps {
  readonly section: SectionRow | null
  readonly all: readonly SectionRow[]
  readonly onClose: () => void
}

export function SectionDialog({ section, all, onClose }: SectionDialogProps) {
  const { t } = useText()
  const create = useChange('sections.create', ['sections.list'])
  const change = useChange('sections.change', ['sections.list'])
  const order = useChange('sections.order', ['sections.list'])
  const [name, setName] = useState(section?.name ?? '')
  const [slug, setSlug] = useState(section?.slug ?? '')
  const [description, setDescription] = useState(section?.description ?? '')
  const [parent, setParent] = useState(section?.parentId == null ? '' : String(section.parentId))
  const error = create.error ?? change.error ?? order.error
  const errors = fieldErrorsOf(error)
  const parents = nested(all).filter((row) => section === null || !isWithin(all, row.id, section.id))
  const save = async () => {
    const parentId = parent === '' ? null : Number(parent)
    const words = { name: name.trim(), slug: slug.trim() === '' ? null : slug.trim(), description: description.trim() }
    if (section === null) await create.mutateAsync({ input: { ...words, parentId } })
    else {
      await change.mutateAsync({ params: { id: section.id }, input: words })
      if (parentId !== section.parentId)
        await order.mutateAsync({ input: { items: movedUnder(all, section.id, parentId) } })
    }
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What goes wrong stands in the mutations' errors, which the form shows.
    save().catch(() => undefined)
  }
  return (
    <Dialog
      title={section === null ? t('sections.new') : t('sections.edit', { name: section.name })}
      open
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <Refusal error={error} />
        <Line
          label={t('sections.name')}
          required
          maxLength={80}
          value={name}
          onChange={setName}
          error={errors['name']}
          autoFocus
        />
        <Line
          label={t('sections.slug')}
          hint={t('article.slugHint')}
          maxLength={120}
          value={slug}
          onChange={setSlug}
          error={errors['slug']}
        />
        <Choice
          label={t('sections.parent')}
          value={parent}
          onChange={setParent}
          options={[
            { value: '', label: t('sections.top') },
            ...parents.map((row) => ({ value: String(row.id), label: sectionLabel(row) })),
          ]}
        />
        <Area label={t('sections.description')} maxLength={600} value={description} onChange={setDescription} />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={create.isPending || change.isPending || order.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
