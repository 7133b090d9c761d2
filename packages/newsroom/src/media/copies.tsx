import type { MediaRow, UploadedMedia } from '@warraq/core/contract/media'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { nameOfPicture } from './names.ts'
import '../styles/media.css'

interface CopiesProps {
  readonly of: Pick<UploadedMedia, 'same' | 'alike'>
  /** What choosing one of them does. */
  readonly verb: 'media.useThis' | 'media.openThis'
  readonly onChoose: (row: MediaRow) => void
}

/** Says that the library has the picture already, and shows where. */
export function Copies({ of: { same, alike }, verb, onChoose }: CopiesProps) {
  const { t } = useText()
  const rows = same.length > 0 ? same : alike
  if (rows.length === 0) return null
  return (
    <div className="copies" role="status">
      <p>{t(same.length > 0 ? 'media.sameHere' : 'media.alikeHere')}</p>
      <ul>
        {rows.slice(0, 3).map((row) => (
          <li key={row.id}>
            <img src={row.url} width={row.width} height={row.height} alt="" />
            <Button look="quiet" onPress={() => onChoose(row)}>
              {t(verb, { name: nameOfPicture(row) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
