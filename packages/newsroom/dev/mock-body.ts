import type { Body } from '@warraq/core/articles/body'

export const p = (text: string) =>
  ({ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] }) as const

/** A body with every kind of block a screen has to show. */
export const HARVEST: Body = {
  type: 'doc',
  attrs: { version: 1 },
  content: [
    p(
      'بدأ مزارعو الساحل موسم قطاف الزيتون مبكرًا هذا العام بعد صيف طويل، وتوقعت تعاونية المعاصر أن يزيد الإنتاج على موسم 2016 بنحو 12%.',
    ),
    {
      type: 'quote',
      attrs: { speaker: 'سعاد النجار', role: 'رئيسة تعاونية المعاصر', source: 'مقابلة هاتفية', designated: null },
      content: [p('الحمل جيد في البعلي والمروي معًا، لكن أجور القطاف ارتفعت والأيدي العاملة قليلة.')],
    },
    { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: 'كلفة أعلى' }] },
    {
      type: 'paragraph',
      attrs: { dir: null },
      content: [
        { type: 'text', text: 'وتعمل في المنطقة ' },
        { type: 'text', text: 'أربع عشرة معصرة', marks: [{ type: 'strong' }] },
        { type: 'text', text: '، ثلاث منها بنظام ' },
        { type: 'text', text: 'Cold Press', marks: [{ type: 'link', attrs: { href: 'https://example.org/press' } }] },
        { type: 'text', text: ' الحديث الذي وصل عام 2014.' },
      ],
    },
    {
      type: 'image',
      attrs: {
        mediaId: 1,
        alt: 'أشجار زيتون على سفح',
        caption: 'سفح شرقي القرية صباح اليوم الأول من القطاف',
        credit: 'أرشيف الصحيفة',
      },
    },
    {
      type: 'bullet_list',
      attrs: { dir: null },
      content: [
        { type: 'list_item', content: [p('القطاف اليدوي في القطع الصغيرة')] },
        { type: 'list_item', content: [p('الهزازات في القطع المستوية')] },
      ],
    },
    {
      type: 'paragraph',
      attrs: { dir: 'ltr' },
      content: [{ type: 'text', text: 'The cooperative publishes its prices every Thursday.' }],
    },
    { type: 'related', attrs: { articleId: 3 } },
    p('وتُفتح المعاصر من السادسة صباحًا حتى منتصف الليل طوال الموسم.'),
  ],
}
