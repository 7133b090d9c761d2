import { useState } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { ModeDialog } from './mode-dialog.tsx'

interface SectionModeProps {
  readonly sectionId: number
  readonly name: string
}

/** In the list of sections: how comments in this one are taken. For moderators only. */
export function SectionMode(props: SectionModeProps) {
  const can = useCan()
  return can('comment.moderate') ? <Control {...props} /> : null
}

function Control({ sectionId, name }: SectionModeProps) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const modes = useRead('modes.list', {})
  const own = modes.data?.rows.find(({ scope, id }) => scope === 'section' && id === sectionId) ?? null
  const title = t('mod.sectionDialog', { name })
  return (
    <>
      <Button look="quiet" aria-label={title} isDisabled={!modes.data} onPress={() => setOpen(true)}>
        {t('mod.sectionChange')}
      </Button>
      {open && <ModeDialog scope="section" id={sectionId} title={title} own={own} onClose={() => setOpen(false)} />}
    </>
  )
}
