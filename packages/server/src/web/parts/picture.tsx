import type { ImageSource, ImageView } from '../views/cards.ts'

interface PictureProps {
  readonly image: ImageView
  /** The CSS `sizes` of the place it stands in. */
  readonly sizes: string
  /** True for the one photograph in the first screen. */
  readonly first?: boolean
  /** True where a link with the headline stands beside it and the picture says nothing more. */
  readonly silent?: boolean
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
export function Picture({ image, sizes, first = false, silent = false }: PictureProps) {
  const fallback = image.jpeg.find((source) => source.width >= 640) ?? image.jpeg.at(-1)
  return (
    <picture>
      {image.avif.length === 0 ? null : <source type="image/avif" srcset={srcset(image.avif)} sizes={sizes} />}
      <img
        class={focalClass(image.focal)}
        src={fallback?.url ?? ''}
        srcset={image.jpeg.length > 1 ? srcset(image.jpeg) : undefined}
        sizes={image.jpeg.length > 1 ? sizes : undefined}
        width={image.width}
        height={image.height}
        alt={silent ? '' : image.alt}
        loading={first ? undefined : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  )
}
