import { describe, expect, it } from 'vitest'
import { embedAt, isEmbed } from './embed.ts'
import { EMBED_PROVIDERS } from './embed-providers.table.ts'

const CASES: readonly (readonly [string, string, string])[] = [
  ['https://youtu.be/abcdefghijk?t=1m30s', 'youtube', 'https://www.youtube.com/watch?v=abcdefghijk&t=90'],
  ['http://m.youtube.com/watch?feature=x&v=abcdefghijk', 'youtube', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['//www.youtube-nocookie.com/embed/abcdefghijk?rel=0', 'youtube', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['https://www.youtube.com/shorts/abc-efg_ijk', 'youtube', 'https://www.youtube.com/watch?v=abc-efg_ijk'],
  [
    'https://www.youtube.com/embed/videoseries?list=PL0123456789',
    'youtube',
    'https://www.youtube.com/playlist?list=PL0123456789',
  ],
  ['https://player.vimeo.com/video/12345678?h=abcdef0123', 'vimeo', 'https://vimeo.com/12345678/abcdef0123'],
  ['https://twitter.com/name_1/status/1234567890?s=20', 'x', 'https://x.com/name_1/status/1234567890'],
  [
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpaper%2Fposts%2F123&width=500',
    'facebook',
    'https://www.facebook.com/paper/posts/123',
  ],
  [
    'https://ar-ar.facebook.com/paper/videos/a-title/123456/',
    'facebook',
    'https://www.facebook.com/paper/videos/123456',
  ],
  [
    'https://m.facebook.com/story.php?story_fbid=12&id=34',
    'facebook',
    'https://www.facebook.com/permalink.php?story_fbid=12&id=34',
  ],
  ['https://www.instagram.com/paper/reel/AbC-1_2/?igsh=x', 'instagram', 'https://www.instagram.com/reel/AbC-1_2/'],
  ['https://t.me/s/paper_channel/321', 'telegram', 'https://t.me/paper_channel/321'],
  ['https://t.me/paper_channel/321?embed=1', 'telegram', 'https://t.me/paper_channel/321'],
  [
    'https://www.tiktok.com/@a.paper/video/7000000000000000000',
    'tiktok',
    'https://www.tiktok.com/@a.paper/video/7000000000000000000',
  ],
  [
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456&color=%23ff5500',
    'soundcloud',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F123456',
  ],
  ['https://soundcloud.com/paper/sets/talks?si=1', 'soundcloud', 'https://soundcloud.com/paper/sets/talks'],
  [
    'https://www.dailymotion.com/embed/video/x8abcde?autoplay=1',
    'dailymotion',
    'https://www.dailymotion.com/video/x8abcde',
  ],
  ['https://dai.ly/x8abcde', 'dailymotion', 'https://www.dailymotion.com/video/x8abcde'],
  [
    'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3453.1!2d31.2357!3d30.0444!2m3!1f0',
    'google-maps',
    'https://www.google.com/maps?q=30.0444,31.2357',
  ],
  [
    'https://maps.google.com/maps?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1&output=embed',
    'google-maps',
    'https://www.google.com/maps?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1',
  ],
]

describe('what other sites show', () => {
  it.each(CASES)('%s', (address, provider, href) => {
    expect(embedAt(address)).toEqual({ provider, href })
    expect(isEmbed(provider, href)).toBe(true)
  })

  it('knows an address of every site', () => {
    expect(new Set(CASES.map(([, provider]) => provider))).toEqual(new Set(EMBED_PROVIDERS))
  })

  it.each([
    'https://www.youtube.com/@paper',
    'https://youtube.com.evil.example/watch?v=abcdefghijk',
    'https://user@www.youtube.com/watch?v=abcdefghijk',
    'https://www.youtube.com:8443/watch?v=abcdefghijk',
    'https://example.org/embed/abcdefghijk',
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fx',
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fpost.php%3Fhref%3Dx',
    'https://www.google.com/search?q=x',
    'https://x.com/name',
    'https://soundcloud.com/discover/today',
    'javascript:alert(1)//youtu.be/abcdefghijk',
    '',
    `https://youtu.be/${'a'.repeat(5000)}`,
    'https://t.me/+abcdef/12',
    'https://www.google.com/maps?q=%',
  ])('%s is only a link', (address) => {
    const found = embedAt(address)
    expect(found === null || found.href === 'https://www.google.com/maps?q=%25').toBe(true)
  })
})
