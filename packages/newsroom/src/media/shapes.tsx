import type { Focal, MediaRow } from '@warraq/core/contract/media'
import type { Crops, Part, Shape } from '@warraq/core/media/shapes'
import { partAround, SHAPE_NAMES } from '@warraq/core/media/shapes'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { CropFrame } from './crop-frame.tsx'

interface ShapesProps {
  readonly row: MediaRow
  readonly focal: Focal | null
  readonly crops: Crops
  readonly onChange: (crops: Crops) => void
}

/** What the picture becomes in each shape; a shape that is chosen gets a frame to set by hand. */
export function Shapes({ row, focal, crops, onChange }: ShapesProps) {
  const { t } = useText()
  const [chosen, choose] = useState<Shape | null>(null)
  const partOf = (shape: Shape): Part => crops[shape] ?? partAround(row, shape, focal)
  const set = (shape: Shape, part: Part | null) => {
    const others = Object.fromEntries(Object.entries(crops).filter(([name]) => name !== shape))
    onChange(part === null ? others : { ...others, [shape]: part })
  }
  return (
    <section className="shapes" aria-labelledby="media-shapes">
      <h3 id="media-shapes">{t('media.shapes')}</h3>
      <p className="hint">{t('media.shapeHint')}</p>
      <ul className="shape-list">
        {SHAPE_NAMES.map((shape) => (
          <li key={shape}>
            <button
              type="button"
              aria-pressed={chosen === shape}
              onClick={() => choose(chosen === shape ? null : shape)}
            >
              <PartImage row={row} shape={shape} part={partOf(shape)} />
              <span>{t(`media.shape.${shape}`)}</span>
              {crops[shape] !== undefined && <small>{t('media.shapeByHand')}</small>}
            </button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <CropFrame
          key={chosen}
          row={row}
          shape={chosen}
          part={partOf(chosen)}
          byHand={crops[chosen] !== undefined}
          onChange={(part) => set(chosen, part)}
        />
      )}
    </section>
  )
}

/** One part of the picture in its shape, as pages show it. */
function PartImage({ row, shape, part }: { readonly row: MediaRow; readonly shape: Shape; readonly part: Part }) {
  const { left, top, width, height } = part
  return (
    <span className={`part shape-${shape}`} dir="ltr" aria-hidden="true">
      <img
        src={row.url}
        alt=""
        style={{
          left: `${(-left / width) * 100}%`,
          top: `${(-top / height) * 100}%`,
          width: `${100_000 / width}%`,
          height: `${100_000 / height}%`,
        }}
      />
    </span>
  )
}
