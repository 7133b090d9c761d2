import { EMBED_PROVIDERS, type EmbedProvider } from '@warraq/core/articles/embed-providers.table'
import type { PageOptions } from '@warraq/core/articles/render-html'

/** Views with a picture and a related article for every small id, and words that try to break out of markup. */
export const PAGE: PageOptions = {
  media: new Map(
    [1, 2, 3].map((id) => [
      id,
      {
        id,
        width: 640,
        height: 360,
        sources: [{ type: 'image/avif', srcset: `/media/${id}/a.avif 640w` }],
        src: `/media/${id}/a.jpg`,
        alt: '"><img src=x onerror=alert(1)>',
        caption: '</figcaption><script>alert(1)</script>',
        credit: "' onmouseover='alert(1)",
      },
    ]),
  ),
  related: new Map([[1, { title: '</a><svg onload=alert(1)>', href: '/news/1/x' }]]),
  labels: {
    photoCredit: 'مصدر الصورة: {credit}',
    related: 'اقرأ أيضًا',
    speakerRole: '{speaker}، {role}',
    quoteSource: 'المصدر: {source}',
    designated: 'تصنّفه {by} منظمة إرهابية',
    embed: Object.fromEntries(EMBED_PROVIDERS.map((name) => [name, `شاهد على ${name}`])) as Record<
      EmbedProvider,
      string
    >,
    download: { audio: 'نزّل التسجيل', video: 'نزّل المقطع' },
    table: 'جدول',
    openPicture: 'افتح الصورة',
    notes: 'الحواشي',
    note: 'الحاشية {number}',
    noteBack: 'عودة إلى موضع الحاشية {number}',
  },
  files: new Map(
    ([5, 6] as const).map((id) => [
      id,
      {
        id,
        kind: id === 5 ? ('audio' as const) : ('video' as const),
        mime: 'video/mp4',
        src: `/media/${id}/file.mp4`,
        caption: '</audio><script>alert(1)</script>',
        credit: '" onplay="alert(1)',
      },
    ]),
  ),
  digits: 'arab',
  origin: 'https://site.example',
  imageSizes: '100vw',
  gallerySizes: '50vw',
}
