import type { Child } from 'hono/jsx'
import type { MessageKey } from '../messages/ar.ts'
import type { Messages } from '../messages/messages.ts'
import { FacebookIcon, TelegramIcon, WhatsAppIcon, XIcon } from './icons.tsx'

interface ShareProps {
  readonly t: Messages
  readonly headline: string
  readonly shortUrl: string
}

interface Place {
  readonly label: MessageKey
  readonly url: string
  readonly icon: Child
}

/** Plain addresses: nothing of another site is loaded until the reader follows one. */
function places(headline: string, shortUrl: string): readonly Place[] {
  const text = encodeURIComponent(headline)
  const url = encodeURIComponent(shortUrl)
  return [
    { label: 'share.whatsapp', url: `https://wa.me/?text=${text}%20${url}`, icon: <WhatsAppIcon /> },
    { label: 'share.telegram', url: `https://t.me/share/url?url=${url}&text=${text}`, icon: <TelegramIcon /> },
    { label: 'share.facebook', url: `https://www.facebook.com/sharer/sharer.php?u=${url}`, icon: <FacebookIcon /> },
    { label: 'share.x', url: `https://x.com/intent/post?text=${text}&url=${url}`, icon: <XIcon /> },
  ]
}

/** The short link comes first and can be selected without scripts; the island adds a button that copies it. */
export function Share({ t, headline, shortUrl }: ShareProps) {
  return (
    <section class="share" aria-label={t.t('share.title')}>
      <copy-link data-copy={t.t('share.copy')} data-copied={t.t('share.copied')}>
        <label for="short-link">{t.t('share.shortLink')}</label>
        <input id="short-link" type="url" dir="ltr" readonly value={shortUrl} />
      </copy-link>
      <ul>
        {places(headline, shortUrl).map((place) => (
          <li>
            <a href={place.url} rel="nofollow noopener" aria-label={t.t('share.on', { place: t.t(place.label) })}>
              {place.icon}
              {t.t(place.label)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
