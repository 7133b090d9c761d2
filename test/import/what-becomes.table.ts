/**
 * What becomes of what in texts. Each row is written into docs/run/moving.md and docs/run/moving.ar.md as it stands here,
 * and `sample` is held against the converter: it becomes `becomes`, leaves out `left`, and nothing else.
 */

export interface BecomesRow {
  readonly there: { readonly en: string; readonly ar: string }
  readonly here: { readonly en: string; readonly ar: string }
  readonly samples: readonly {
    readonly html: string
    /** Types of the blocks, in order; `+note` after one with a note in it. */
    readonly becomes: readonly string[]
    readonly left?: readonly string[]
  }[]
}

const block = (name: string, inner: string, attributes = ''): string =>
  `<!-- wp:${name}${attributes === '' ? '' : ` ${attributes}`} -->${inner}<!-- /wp:${name} -->`
const paragraph = block('paragraph', '<p>نص</p>')
const picture = (id: number): string =>
  `<figure class="wp-block-image"><img class="wp-image-${id}" src="/p/${id}.jpg" alt=""/></figure>`
const embedBlock = (url: string): string =>
  block('embed', `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${url}\n</div></figure>`)

/** In samples pictures 1 to 9, `/a.mp3` and `/a.mp4` are here; nothing else is. */
export const WHAT_BECOMES: readonly BecomesRow[] = [
  {
    there: {
      en: 'paragraph, heading, list, separator, code, preformatted text, verse',
      ar: 'فقرة، عنوان، قائمة، فاصل، نص برمجي، نص منسّق، أبيات',
    },
    here: {
      en: 'the same; lines of verse and preformatted text keep their ends',
      ar: 'كما هي؛ وتبقى نهايات سطور الأبيات والنص المنسّق',
    },
    samples: [
      {
        html:
          paragraph +
          block('heading', '<h2>أ</h2>') +
          block('list', '<ul><li>أ</li></ul>') +
          block('separator', '<hr class="wp-block-separator"/>') +
          block('code', '<pre class="wp-block-code"><code>x</code></pre>') +
          block('verse', '<pre class="wp-block-verse">أ\nب</pre>'),
        becomes: ['paragraph', 'heading', 'bullet_list', 'rule', 'code_block', 'paragraph'],
      },
      { html: 'سطر\nسطر\n\nفقرة', becomes: ['paragraph', 'paragraph'] },
    ],
  },
  {
    there: { en: 'quote with its speaker, pull quote', ar: 'اقتباس بقائله، مقولة بارزة' },
    here: { en: 'the same, the speaker first', ar: 'كما هما، والقائل أولًا' },
    samples: [
      {
        html:
          block('quote', '<blockquote class="wp-block-quote"><p>أ</p><cite>سعاد</cite></blockquote>') +
          block('pullquote', '<figure class="wp-block-pullquote"><blockquote><p>أ</p></blockquote></figure>'),
        becomes: ['quote', 'pull_quote'],
      },
    ],
  },
  {
    there: { en: 'image, `[caption]`', ar: 'صورة، `[caption]`' },
    here: {
      en: 'a picture with its words; a link to it where the file is not here',
      ar: 'صورة بتعليقها؛ ورابط إليها إن لم يكن ملفها هنا',
    },
    samples: [
      { html: block('image', picture(1)), becomes: ['image'] },
      { html: '[caption]<img class="wp-image-2" src="/p/2.jpg" /> شرح[/caption]', becomes: ['image'] },
      { html: '<img src="https://old.example/none.jpg" alt="أ">', becomes: ['paragraph'], left: ['img'] },
    ],
  },
  {
    there: { en: 'gallery block, `[gallery]`, a list of pictures', ar: 'كتلة معرض، `[gallery]`، قائمة صور' },
    here: {
      en: 'a gallery, each picture with its words; `[gallery]` without numbers shows the pictures of its post',
      ar: 'ألبوم صور، لكل صورة تعليقها؛ و`[gallery]` بلا أرقام يعرض صور مادته',
    },
    samples: [
      {
        html: block('gallery', `<figure class="wp-block-gallery">${picture(1)}${picture(2)}</figure>`),
        becomes: ['gallery'],
      },
      { html: '[gallery ids="1,2"]', becomes: ['gallery'] },
      { html: '[gallery]', becomes: ['gallery'] },
      { html: `<ul><li>${picture(1)}</li><li>${picture(2)}</li></ul>`, becomes: ['gallery'] },
    ],
  },
  {
    there: {
      en: 'audio, video, `[audio]`, `[video]`, `[playlist]`',
      ar: 'صوت، فيديو، `[audio]`، `[video]`، `[playlist]`',
    },
    here: {
      en: 'a recording that plays here, with its poster; a link to it where the file is not here',
      ar: 'تسجيل يُشغَّل هنا، بصورته الأولى؛ ورابط إليه إن لم يكن ملفه هنا',
    },
    samples: [
      {
        html: block('audio', '<figure class="wp-block-audio"><audio controls src="/a.mp3"></audio></figure>'),
        becomes: ['audio'],
      },
      {
        html: block('video', '<figure class="wp-block-video"><video src="/a.mp4" poster="/p/1.jpg"></video></figure>'),
        becomes: ['video'],
      },
      {
        html: '[audio src="/a.mp3"]\n\n[video mp4="/a.mp4"]\n\n[playlist ids="20"]',
        becomes: ['audio', 'video', 'audio'],
      },
      { html: '[audio mp3="https://old.example/none.mp3"]', becomes: ['paragraph'], left: ['audio'] },
    ],
  },
  {
    there: {
      en: 'embed block, `[embed]`, a bare address, a frame or posted code of YouTube, Vimeo, X, Facebook, Instagram, Telegram, TikTok, SoundCloud, Dailymotion, Google Maps',
      ar: 'كتلة تضمين، `[embed]`، عنوان في سطر وحده، إطار أو شيفرة من يوتيوب أو فيميو أو إكس أو فيسبوك أو إنستغرام أو تيليغرام أو تيك توك أو ساوند كلاود أو ديلي موشن أو خرائط غوغل',
    },
    here: {
      en: 'a labelled box that leads there; nothing of theirs is loaded. The words of a post on X stay as a quote',
      ar: 'مربع باسم الموقع يؤدي إليه، ولا يُحمَّل منه شيء. ويبقى نص منشور إكس اقتباسًا',
    },
    samples: [
      { html: embedBlock('https://youtu.be/abcdefghijk'), becomes: ['embed'] },
      { html: '[embed]https://vimeo.com/12345678[/embed]\n\nhttps://t.me/paper/12', becomes: ['embed', 'embed'] },
      { html: '<iframe src="https://www.dailymotion.com/embed/video/x8abcde"></iframe>', becomes: ['embed'] },
      {
        html: '<blockquote class="twitter-tweet"><p>أ</p><a href="https://twitter.com/a/status/1">x</a></blockquote>',
        becomes: ['quote', 'embed'],
      },
    ],
  },
  {
    there: { en: 'an embed or frame of any other site', ar: 'تضمين أو إطار من موقع آخر' },
    here: { en: 'a link', ar: 'رابط' },
    samples: [
      { html: embedBlock('https://v.example/1'), becomes: ['paragraph'], left: ['embed'] },
      { html: '<iframe src="https://v.example/1"></iframe>', becomes: ['paragraph'], left: ['iframe'] },
    ],
  },
  {
    there: { en: 'table', ar: 'جدول' },
    here: {
      en: 'a table with its headers, spans and caption; lists in cells become paragraphs, pictures stand after it. One of a single column, or inside another, comes as its lines',
      ar: 'جدول بخلايا عناوينه ودمجها وتعليقه؛ القوائم في الخلايا فقرات، والصور بعده. وما كان عمودًا واحدًا أو داخل جدول آخر يأتي سطورًا',
    },
    samples: [
      {
        html: block(
          'table',
          '<figure class="wp-block-table"><table><thead><tr><th>أ</th><th>ب</th></tr></thead><tbody><tr><td colspan="2">ج</td></tr></tbody></table><figcaption>ش</figcaption></figure>',
        ),
        becomes: ['table'],
      },
      { html: '<table><tr><td>أ</td></tr><tr><td>ب</td></tr></table>', becomes: ['paragraph', 'paragraph'] },
    ],
  },
  {
    there: { en: 'footnotes', ar: 'حواشٍ' },
    here: { en: 'notes: a number in the text, the words at the end', ar: 'حواشٍ: رقم في النص، والكلام في آخره' },
    samples: [
      {
        html: `${block('paragraph', '<p>نص<sup data-fn="u" class="fn"><a href="#u" id="u-link">1</a></sup></p>')}<!-- wp:footnotes /-->`,
        becomes: ['paragraph+note'],
      },
    ],
  },
  {
    there: {
      en: 'columns, group, cover, media and text, buttons, file',
      ar: 'أعمدة، مجموعة، غلاف، وسائط ونص، أزرار، ملف',
    },
    here: {
      en: 'what is in them, in order; buttons and files are links',
      ar: 'ما فيها بترتيبه؛ والأزرار والملفات روابط',
    },
    samples: [
      {
        html:
          block('columns', block('column', paragraph) + block('column', paragraph)) +
          block('group', paragraph) +
          block('media-text', `<div>${picture(3)}<div>${paragraph}</div></div>`) +
          block(
            'buttons',
            block('button', '<div><a class="wp-block-button__link" href="https://a.example/">هنا</a></div>'),
          ) +
          block('file', '<div class="wp-block-file"><a href="https://a.example/a.pdf">تقرير</a></div>'),
        becomes: ['paragraph', 'paragraph', 'paragraph', 'image', 'paragraph', 'paragraph', 'paragraph'],
      },
    ],
  },
  {
    there: { en: 'details', ar: 'كتلة تُفتح وتُغلق' },
    here: {
      en: 'its line in bold, and what it held, open; named in the report',
      ar: 'سطرها عريضًا، ثم ما فيها مفتوحًا؛ ويذكرها التقرير',
    },
    samples: [
      {
        html: block('details', `<details><summary>أ</summary>${paragraph}</details>`),
        becomes: ['paragraph', 'paragraph'],
        left: ['details'],
      },
    ],
  },
  {
    there: { en: 'a block used by its number (`wp:block`)', ar: 'كتلة معاد استعمالها (`wp:block`)' },
    here: { en: 'what it says, at each place', ar: 'كلامها في كل موضع' },
    samples: [{ html: '<!-- wp:block {"ref":4} /-->', becomes: ['paragraph'] }],
  },
  {
    there: { en: 'other blocks and shortcodes', ar: 'كتل ورموز أخرى' },
    here: { en: 'their words; named in the report', ar: 'كلامها؛ ويذكرها التقرير' },
    samples: [
      { html: block('acme/poll', '<p>أ</p>'), becomes: ['paragraph'], left: ['wp:acme/poll'] },
      { html: 'أ [poll id="4"] ب', becomes: ['paragraph'], left: ['[poll]'] },
    ],
  },
  {
    there: { en: 'a link to the old site', ar: 'رابط إلى الموقع القديم' },
    here: { en: 'a link to where that is now, where it came in', ar: 'رابط إلى مكان الشيء هنا، إن كان قد دخل' },
    samples: [{ html: '<p><a href="https://old.example/1">أ</a></p>', becomes: ['paragraph'] }],
  },
]
