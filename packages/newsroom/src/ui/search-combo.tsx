import { foldedEquals } from '@warraq/arabic'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'

export interface Found {
  readonly key: string
  readonly label: string
  readonly hint?: string
}

interface SearchComboProps {
  readonly label: string
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly found: readonly Found[]
  readonly onPick: (found: Found) => void
  /** Offers what was typed itself, under this name. */
  readonly create?: { readonly label: string; readonly onCreate: (typed: string) => void }
}

const CREATE = 'create'

/** A field that searches while one types; what is picked goes to the caller and the field is empty again. */
export function SearchCombo({ label, typed, onTyped, found, onPick, create }: SearchComboProps) {
  const [round, setRound] = useState(0)
  const name = typed.trim()
  // A name that differs only in hamza, marks or kashida is there already.
  const exact = found.some((one) => foldedEquals(one.label, name))
  const items: readonly Found[] =
    create && name !== '' && !exact ? [...found, { key: CREATE, label: create.label }] : found
  const clear = () => {
    onTyped('')
    setRound(round + 1)
  }
  return (
    <ComboBox
      key={round}
      className="field combo"
      inputValue={typed}
      onInputChange={onTyped}
      items={items}
      value={null}
      menuTrigger="input"
      allowsEmptyCollection={false}
      autoFocus={round > 0}
      onChange={(key) => {
        if (key === null) return
        const picked = items.find((one) => one.key === key)
        if (picked === undefined) return
        clear()
        if (key === CREATE) create?.onCreate(name)
        else onPick(picked)
      }}
    >
      <Label>{label}</Label>
      <div className="combo-line">
        <Input dir="auto" />
        <Button className="combo-button">
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="listbox">
          {(item: Found) => (
            <ListBoxItem id={item.key} textValue={item.label} className="option">
              <bdi>{item.label}</bdi>
              {item.hint !== undefined && item.hint !== '' && <span className="hint">{item.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
