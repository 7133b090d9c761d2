import type { HouseRow } from '@warraq/core/contract/together'
import { STYLE_RULES } from '@warraq/core/house-style/rules'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { TermDialog } from './term-dialog.tsx'
import { TermsFile } from './terms-file.tsx'
import '../styles/together.css'

const LIST = ['house.list'] as const

/** «أسلوب الصحيفة»: its terms, what it lets stand, and which rules are looked at. */
export function HouseStyleScreen() {
  const { t } = useText()
  const list = useRead('house.list', {})
  const [open, setOpen] = useState<HouseRow | 'new' | null>(null)
  const [gone, setGone] = useState<HouseRow | null>(null)
  const remove = useChange('house.remove', LIST)
  const put = useChange('house.save', LIST)
  const rows = list.data?.rows ?? []
  const terms = rows.filter(({ kind }) => kind === 'term')
  const allowed = rows.filter(({ kind }) => kind === 'allowed')
  const off = new Map(rows.filter(({ kind }) => kind === 'off').map((row) => [row.word, row.id]))
  const take = (row: HouseRow) =>
    remove.mutate({ params: { id: row.id }, input: {} }, { onSuccess: () => setGone(row) })
  return (
    <Screen
      title={t('nav.house')}
      actions={
        <Button look="primary" onPress={() => setOpen('new')}>
          {t('house.add')}
        </Button>
      }
    >
      <p className="hint house-intro">{t('house.intro')}</p>
      <Refusal error={list.error ?? remove.error ?? put.error} />
      {gone && (
        <p className="notice" role="status">
          {t('house.removed', { word: gone.word })}{' '}
          <Button
            look="quiet"
            onPress={() => {
              const { kind, word, better, note } = gone
              put.mutate({ input: { kind, word, better, note } }, { onSuccess: () => setGone(null) })
            }}
          >
            {t('house.undo')}
          </Button>
        </p>
      )}
      <section className="band" aria-labelledby="house-terms">
        <h2 id="house-terms">{t('house.terms')}</h2>
        <TermsFile terms={terms} />
        {list.isSuccess && terms.length === 0 && <p className="empty">{t('house.termsEmpty')}</p>}
        <ul className="row-list">
          {terms.map((row) => (
            <li key={row.id}>
              <del>
                <bdi>{row.word}</bdi>
              </del>
              <strong>
                <bdi>{row.better}</bdi>
              </strong>
              <bdi className="hint grow">{row.note}</bdi>
              <Button look="quiet" onPress={() => setOpen(row)}>
                {t('house.edit')}
              </Button>
              <Button look="quiet" onPress={() => take(row)}>
                {t('house.remove')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {allowed.length > 0 && (
        <section className="band" aria-labelledby="house-allowed">
          <h2 id="house-allowed">{t('house.allowed')}</h2>
          <ul className="row-list">
            {allowed.map((row) => (
              <li key={row.id}>
                <bdi className="grow">{row.word}</bdi>
                <Button look="quiet" onPress={() => take(row)}>
                  {t('house.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="band" aria-labelledby="house-rules">
        <h2 id="house-rules">{t('house.rules')}</h2>
        <div className="house-rules">
          {STYLE_RULES.map((rule) => (
            <Tick
              key={rule}
              label={t(`house.rule.${rule}`)}
              checked={!off.has(rule)}
              onChange={(on) => {
                const id = off.get(rule)
                if (!on) put.mutate({ input: { kind: 'off', word: rule, better: '', note: '' } })
                else if (id !== undefined) remove.mutate({ params: { id }, input: {} })
              }}
            />
          ))}
        </div>
      </section>
      {open !== null && <TermDialog row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Screen>
  )
}
