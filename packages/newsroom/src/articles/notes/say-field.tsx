import { useState } from 'react'
import { useRead } from '../../api/desk.tsx'
import { useText } from '../../i18n/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Area } from '../../ui/fields.tsx'

export interface Said {
  readonly text: string
  readonly mentions: readonly number[]
}

interface SayFieldProps {
  readonly articleId: number
  readonly label: string
  readonly said: Said
  readonly onChange: (said: Said) => void
}

const BEING_NAMED = /@([^\s@]{0,30})$/u

/** Words to colleagues; after «@» come the names of those who may read the article. */
export function SayField({ articleId, label, said, onChange }: SayFieldProps) {
  const { t } = useText()
  const [named, setNamed] = useState<ReadonlyMap<number, string>>(new Map())
  const typed = BEING_NAMED.exec(said.text)?.[1]
  const found = useRead('notes.names', { q: typed ?? '' }, { id: articleId }, { enabled: typed !== undefined })
  const put = (text: string, names: ReadonlyMap<number, string>) =>
    onChange({ text, mentions: [...names].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id) })
  return (
    <div className="say-field">
      <Area
        label={label}
        hint={t('notes.textHint')}
        rows={2}
        maxLength={2000}
        value={said.text}
        onChange={(text) => put(text, named)}
      />
      {typed !== undefined && (found.data?.rows.length ?? 0) > 0 && (
        <ul className="chips">
          {found.data?.rows.map(({ accountId, name }) => (
            <li key={accountId}>
              <Button
                look="quiet"
                onPress={() => {
                  const names = new Map([...named, [accountId, name] as const])
                  setNamed(names)
                  put(`${said.text.replace(BEING_NAMED, `@${name}`)} `, names)
                }}
              >
                <bdi>{name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
