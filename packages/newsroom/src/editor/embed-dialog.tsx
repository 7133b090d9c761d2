import type { EmbedAttributes } from '@warraq/core/articles/body'
import { isSafeHref } from '@warraq/core/articles/body-link'
import { embedAt } from '@warraq/core/articles/embed'
import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { insertBlock, setAttrs } from './commands.ts'
import type { Editor } from './create-editor.ts'
import { bodySchema } from './schema.ts'

const { nodes, marks } = bodySchema

interface EmbedDialogProps {
  readonly editor: Editor
  /** The box that is changed; null puts in a new one. */
  readonly at: { readonly pos: number; readonly attrs: EmbedAttributes } | null
  readonly onClose: () => void
}

/** A box that leads to something on another site. An address of a site that has no box becomes a link. */
export function EmbedDialog({ editor, at, onClose }: EmbedDialogProps) {
  const { t } = useText()
  const [address, setAddress] = useState(at?.attrs.href ?? '')
  const [title, setTitle] = useState(at?.attrs.title ?? '')
  const [caption, setCaption] = useState(at?.attrs.caption ?? '')
  const [refused, setRefused] = useState(false)
  const found = embedAt(address.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const href = address.trim()
    if (found !== null) {
      const attrs: EmbedAttributes = { ...found, title: title.trim(), caption: caption.trim() }
      editor.run(at === null ? insertBlock(nodes.embed.create(attrs)) : setAttrs(at.pos, attrs))
    } else if (isSafeHref(href) && /^https?:/iu.test(href) && at === null) {
      const text = bodySchema.text(title.trim() || href, [marks.link.create({ href })])
      editor.run(insertBlock(nodes.paragraph.create(null, text)))
    } else return setRefused(true)
    return onClose()
  }
  const said = found === null ? t('embed.hint') : t(`embed.${found.provider}`)
  return (
    <Dialog title={t('embed.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Line
          label={t('embed.address')}
          hint={said}
          dir="ltr"
          autoFocus
          maxLength={2048}
          value={address}
          error={refused ? t('embed.refused') : undefined}
          onChange={(value) => {
            setAddress(value)
            setRefused(false)
          }}
        />
        <Line label={t('embed.name')} maxLength={300} value={title} onChange={setTitle} />
        <Line label={t('block.caption')} maxLength={2000} value={caption} onChange={setCaption} />
        <div className="dialog-actions">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
