import type { HouseRow } from '@warraq/core/contract/together'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

/** A term of the newspaper: what is written wrongly, what it writes, and why. */
export function TermDialog({ row, onClose }: { readonly row: HouseRow | null; readonly onClose: () => void }) {
  const { t } = useText()
  const add = useChange('house.save', ['house.list'])
  const change = useChange('house.change', ['house.list'])
  const [word, setWord] = useState(row?.word ?? '')
  const [better, setBetter] = useState(row?.better ?? '')
  const [note, setNote] = useState(row?.note ?? '')
  const input = { kind: 'term', word: word.trim(), better: better.trim(), note: note.trim() } as const
  return (
    <Dialog title={t(row === null ? 'house.add' : 'house.edit')} open onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (row === null) add.mutate({ input }, { onSuccess: onClose })
          else change.mutate({ params: { id: row.id }, input }, { onSuccess: onClose })
        }}
      >
        <Line label={t('house.word')} required maxLength={120} value={word} onChange={setWord} />
        <Line
          label={t('house.better')}
          hint={t('house.betterHint')}
          maxLength={120}
          value={better}
          onChange={setBetter}
        />
        <Line label={t('house.note')} maxLength={300} value={note} onChange={setNote} />
        <Refusal error={add.error ?? change.error} />
        <div className="dialog-actions">
          <Button
            type="submit"
            look="primary"
            isDisabled={input.word === ''}
            isPending={add.isPending || change.isPending}
          >
            {t('house.save')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
