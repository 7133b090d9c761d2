import type { MediaRow } from '@warraq/core/contract/media'
import type { Part, Shape } from '@warraq/core/media/shapes'
import { partAround, partAt } from '@warraq/core/media/shapes'
import { useId, useRef, type PointerEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { ARROWS } from './focal-point.tsx'

interface CropFrameProps {
  readonly row: MediaRow
  readonly shape: Shape
  readonly part: Part
  readonly byHand: boolean
  /** Null: cut around the point again. */
  readonly onChange: (part: Part | null) => void
}

const STEP = 20
const WHOLE = 1000

/** The frame of one shape on the whole picture: dragged, moved by arrow keys, made smaller by a slider. */
export function CropFrame({ row, shape, part, byHand, onChange }: CropFrameProps) {
  const { t, n } = useText()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const grip = useRef<{ x: number; y: number; part: Part } | null>(null)
  const largest = partAround(row, shape, null)
  const scaleOf = ({ width, height }: Part) => Math.max(width / largest.width, height / largest.height)
  const middleOf = ({ left, top, width, height }: Part) => ({ x: left + width / 2, y: top + height / 2 })
  const move = (from: Part, x: number, y: number) => {
    const middle = middleOf(from)
    onChange(partAt(row, shape, { x: middle.x + x, y: middle.y + y }, scaleOf(from)))
  }
  const drag = (event: PointerEvent) => {
    const held = grip.current
    const size = box.current?.getBoundingClientRect()
    if (held === null || size === undefined) return
    move(held.part, ((event.clientX - held.x) / size.width) * WHOLE, ((event.clientY - held.y) / size.height) * WHOLE)
  }
  const percent = (value: number) => `${value / 10}%`
  const place = { left: percent(part.left), top: percent(part.top) }
  const size = { width: percent(part.width), height: percent(part.height) }
  return (
    <div className="focal">
      <p className="hint" id={`${id}-hint`}>
        {t('media.cropHint')}
      </p>
      <div className="crop-whole" dir="ltr" ref={box}>
        <img src={row.url} width={row.width} height={row.height} alt="" draggable={false} />
        <button
          type="button"
          className="crop-frame"
          style={{ ...place, ...size }}
          aria-label={t('media.cropFrame', {
            shape: t(`media.shape.${shape}`),
            x: n(Math.round(part.left / 10)),
            y: n(Math.round(part.top / 10)),
          })}
          aria-describedby={`${id}-hint`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            grip.current = { x: event.clientX, y: event.clientY, part }
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            grip.current = null
          }}
          onPointerCancel={() => {
            grip.current = null
          }}
          onKeyDown={(event) => {
            const by = ARROWS[event.key]
            if (by === undefined) return
            event.preventDefault()
            move(part, by[0] * STEP, by[1] * STEP)
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-size`}>{t('media.cropSize')}</label>
        <input
          id={`${id}-size`}
          type="range"
          min={20}
          max={100}
          value={Math.round(scaleOf(part) * 100)}
          onChange={(event) => onChange(partAt(row, shape, middleOf(part), Number(event.currentTarget.value) / 100))}
        />
      </div>
      {byHand && <Button onPress={() => onChange(null)}>{t('media.cropAuto')}</Button>}
    </div>
  )
}
