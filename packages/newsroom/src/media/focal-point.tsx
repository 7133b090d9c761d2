import type { Focal, MediaRow } from '@warraq/core/contract/media'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'

interface FocalPointProps {
  readonly row: MediaRow
  readonly focal: Focal | null
  readonly onChange: (focal: Focal | null) => void
}

const STEP = 5
/** Left and right are those of the picture, whatever the direction of the page. */
export const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const MIDDLE: Focal = { x: 50, y: 50 }

/** What must stay in sight when the picture is cut: pointed at, or moved by arrow keys. */
export function FocalPoint({ row, focal, onChange }: FocalPointProps) {
  const { t, n } = useText()
  const at = focal ?? MIDDLE
  const clamp = (value: number) => Math.max(0, Math.min(100, Math.round(value)))
  return (
    <div className="focal">
      <p className="hint" id="focal-hint">
        {t('media.focalHint')}
      </p>
      <button
        type="button"
        className="focal-whole"
        dir="ltr"
        aria-label={t('media.focal', { x: n(at.x), y: n(at.y) })}
        aria-describedby="focal-hint"
        onClick={(event) => {
          // A click by keyboard points nowhere.
          if (event.detail === 0) return
          const box = event.currentTarget.getBoundingClientRect()
          onChange({
            x: clamp(((event.clientX - box.left) / box.width) * 100),
            y: clamp(((event.clientY - box.top) / box.height) * 100),
          })
        }}
        onKeyDown={(event) => {
          const by = ARROWS[event.key]
          if (by === undefined) return
          event.preventDefault()
          onChange({ x: clamp(at.x + by[0] * STEP), y: clamp(at.y + by[1] * STEP) })
        }}
      >
        <img src={row.url} width={row.width} height={row.height} alt="" />
        <span className="focal-mark" style={{ left: `${at.x}%`, top: `${at.y}%` }} aria-hidden="true" />
      </button>
      {focal !== null && <Button onPress={() => onChange(null)}>{t('media.focalMiddle')}</Button>}
    </div>
  )
}
