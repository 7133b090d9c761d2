import type { MenuItem, MenuTarget, MenuView } from '@warraq/core/contract/pages'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { nested, sectionLabel } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

/** The menus of the reader's site. */
export function Menus() {
  const { t } = useText()
  const menus = useRead('menus.read', {})
  return (
    <Screen title={t('menus.title')}>
      <Refusal error={menus.error} />
      {menus.isPending && <p className="loading">{t('app.loading')}</p>}
      {menus.data?.rows.map((menu) => (
        <MenuEditor key={`${menu.name}-${menu.lockVersion}`} menu={menu} />
      ))}
    </Screen>
  )
}

/** An item on the screen keeps an identity of its own while it is moved. */
interface Entry {
  readonly key: number
  readonly item: MenuItem
}

function MenuEditor({ menu }: { readonly menu: MenuView }) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('menus.save', ['menus.read'])
  const [entries, setEntries] = useState<readonly Entry[]>(() => menu.items.map((item, key) => ({ key, item })))
  const [dirty, setDirty] = useState(false)
  const set = (next: readonly Entry[]) => {
    setEntries(next)
    setDirty(true)
  }
  const move = (at: number, by: 1 | -1) => {
    const next = [...entries]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    set(next)
  }
  const add = () =>
    set([
      ...entries,
      { key: Math.max(-1, ...entries.map((one) => one.key)) + 1, item: { label: '', target: { kind: 'front' } } },
    ])
  const submit = () =>
    save.mutate(
      { input: { name: menu.name, items: entries.map((one) => one.item), lockVersion: menu.lockVersion } },
      { onSuccess: () => say(t('menus.saved')) },
    )
  return (
    <section className="band" aria-labelledby={`menu-${menu.name}`}>
      <h2 id={`menu-${menu.name}`}>{t(`menus.${menu.name}`)}</h2>
      <Refusal error={save.error} />
      {entries.length === 0 && <p className="empty">{t('menus.empty')}</p>}
      <ol className="menu-items">
        {entries.map((entry, at) => (
          <Item
            key={entry.key}
            n={at + 1}
            last={at === entries.length - 1}
            item={entry.item}
            onChange={(item) => set(entries.map((one) => (one === entry ? { ...one, item } : one)))}
            onMove={(by) => move(at, by)}
            onRemove={() => set(entries.filter((one) => one !== entry))}
          />
        ))}
      </ol>
      <div className="dialog-actions">
        <Button look="primary" isDisabled={!dirty} isPending={save.isPending} onPress={submit}>
          {t('action.save')}
        </Button>
        <Button onPress={add}>{t('menus.addItem')}</Button>
      </div>
    </section>
  )
}

const KINDS = ['section', 'page', 'front', 'corrections', 'address'] as const

interface ItemProps {
  readonly n: number
  readonly last: boolean
  readonly item: MenuItem
  readonly onChange: (item: MenuItem) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

function Item({ n, last, item, onChange, onMove, onRemove }: ItemProps) {
  const { t, n: digits } = useText()
  const number = digits(n)
  const { first, pages, sections } = useTargets()
  return (
    <li aria-label={t('menus.item', { n: number })}>
      <Line
        label={t('menus.label')}
        maxLength={60}
        value={item.label}
        placeholder={nameOf(item.target, sections, pages)}
        onChange={(label) => onChange({ ...item, label })}
      />
      <Choice
        label={t('menus.kind')}
        value={item.target.kind}
        onChange={(kind) => onChange({ ...item, target: first(kind) })}
        options={KINDS.map((kind) => ({ value: kind, label: t(`menus.kind.${kind}`) }))}
      />
      <TargetField item={item} onChange={onChange} sections={sections} pages={pages} />
      <div className="menu-item-actions">
        <Button
          look="quiet"
          aria-label={t('menus.moveUp', { n: number })}
          isDisabled={n === 1}
          onPress={() => onMove(-1)}
        >
          <span aria-hidden="true">↑</span>
        </Button>
        <Button
          look="quiet"
          aria-label={t('menus.moveDown', { n: number })}
          isDisabled={last}
          onPress={() => onMove(1)}
        >
          <span aria-hidden="true">↓</span>
        </Button>
        <Button look="quiet" aria-label={t('menus.removeItem', { n: number })} onPress={onRemove}>
          {t('action.remove')}
        </Button>
      </div>
    </li>
  )
}

interface Named {
  readonly id: number
  readonly name: string
}

function nameOf(target: MenuTarget, sections: readonly Named[], pages: readonly Named[]): string {
  if (target.kind === 'section') return sections.find((one) => one.id === target.id)?.name ?? ''
  if (target.kind === 'page') return pages.find((one) => one.id === target.id)?.name ?? ''
  return ''
}

/** What menus can lead to, and the first target of each kind. */
function useTargets() {
  const sections = useRead('sections.list', {})
  const pageList = useRead('pages.list', {})
  const named = nested(sections.data?.rows ?? []).map((row) => ({
    id: row.id,
    name: row.name,
    label: sectionLabel(row),
  }))
  const pages = (pageList.data?.rows ?? []).map((row) => ({ id: row.id, name: row.title, label: row.title }))
  const first = (kind: (typeof KINDS)[number]): MenuTarget => {
    switch (kind) {
      case 'section':
        return named[0] ? { kind, id: named[0].id } : { kind: 'front' }
      case 'page':
        return pages[0] ? { kind, id: pages[0].id } : { kind: 'front' }
      case 'address':
        return { kind, href: '/' }
      default:
        return { kind }
    }
  }
  return { sections: named, pages, first }
}

interface TargetFieldProps {
  readonly item: MenuItem
  readonly onChange: (item: MenuItem) => void
  readonly sections: readonly (Named & { readonly label: string })[]
  readonly pages: readonly (Named & { readonly label: string })[]
}

function TargetField({ item, onChange, sections, pages }: TargetFieldProps) {
  const { t } = useText()
  const { target } = item
  if (target.kind === 'address') {
    return (
      <Line
        label={t('menus.address')}
        dir="ltr"
        maxLength={500}
        value={target.href}
        onChange={(href) => onChange({ ...item, target: { kind: 'address', href } })}
      />
    )
  }
  if (target.kind !== 'section' && target.kind !== 'page') return null
  const { kind } = target
  return (
    <Choice
      label={t('menus.target')}
      value={String(target.id)}
      onChange={(id) => onChange({ ...item, target: { kind, id: Number(id) } })}
      options={(kind === 'section' ? sections : pages).map((one) => ({ value: String(one.id), label: one.label }))}
    />
  )
}
