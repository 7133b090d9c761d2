import type { Shape } from '@warraq/core/media/shapes'
import type { CutView, ImageSource, ImageView } from '../views/cards.ts'

interface PictureProps {
  readonly image: ImageView
  /** The CSS `sizes` of the place it stands in. */
  readonly sizes: string
  /** True for the one photograph in the first screen. */
  readonly first?: boolean
  /** True where a link with the headline stands beside it and the picture says nothing more. */
  readonly silent?: boolean
  /** The shape that the place cuts it to; absent: the whole picture. */
  readonly shape?: Shape
  /** The shape below 700 px, where it is another one. */
  readonly narrow?: Shape
}

function srcset(sources: readonly ImageSource[]): string {
  return sources.map((source) => `${source.url} ${source.width}w`).join(', ')
}

/**
 * Where a picture is cut to a shape, what the newsroom pointed at stays in sight: in tenths, each a rule of the sheet, as
 * pages carry no styles of their own.
 */
function focalClass(focal: ImageView['focal']): string | undefined {
  if (focal == null) return undefined
  return `fx${Math.round(focal.x / 10)} fy${Math.round(focal.y / 10)}`
}

/** AVIF for who can, JPEG for all; width and height keep the place, so nothing moves when the bytes arrive. */
export function Picture({ image, sizes, first = false, silent = false, shape, narrow }: PictureProps) {
  const part = partOf(image, shape)
  const small = partOf(image, narrow ?? shape)
  const fallback = part.jpeg.find((source) => source.width >= 640) ?? part.jpeg.at(-1)
  return (
    <picture>
      {small === part ? null : <Narrow part={small} sizes={sizes} />}
      {part.avif.length === 0 ? null : <source type="image/avif" srcset={srcset(part.avif)} sizes={sizes} />}
      <img
        class={focalClass(image.focal)}
        src={fallback?.url ?? ''}
        srcset={part.jpeg.length > 1 ? srcset(part.jpeg) : undefined}
        sizes={part.jpeg.length > 1 ? sizes : undefined}
        width={part.width}
        height={part.height}
        alt={silent ? '' : image.alt}
        loading={first ? undefined : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  )
}

/** What the newsroom cut to this shape itself; else the whole, which the sheet cuts around the focal point. */
function partOf(image: ImageView, shape: Shape | undefined): CutView {
  return (shape && image.cuts?.[shape]) ?? image
}

function Narrow({ part, sizes }: { part: CutView; sizes: string }) {
  const media = '(max-width: 699px)'
  const size = { width: part.width, height: part.height }
  return (
    <>
      {part.avif.length === 0 ? null : (
        <source media={media} type="image/avif" srcset={srcset(part.avif)} sizes={sizes} {...size} />
      )}
      <source media={media} srcset={srcset(part.jpeg)} sizes={sizes} {...size} />
    </>
  )
}
