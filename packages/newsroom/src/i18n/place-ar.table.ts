/** The frame of the newsroom: groups of the menu and the quick way. */
export const PLACE_AR = {
  'group.readers': 'القرّاء',
  'group.paper': 'الصحيفة',
  'group.house': 'الإدارة',
  'history.onlyNow': 'لم تُحفظ لهذه المادة نصوص سابقة بعد. ما يُكتب فيها من الآن تجده هنا للمقارنة والاسترجاع.',
  'quick.title': 'انتقال سريع',
  'quick.keys': 'Ctrl+K',
  'quick.label': 'شاشة أو مادة أو شخص أو قسم أو عمل',
  'quick.help': 'السهمان للتنقّل، و«إدخال» للفتح، وEsc للإغلاق. الحرفان ة وه، والهمزات والتشكيل، سواء.',
  'quick.kind.screen': 'شاشة',
  'quick.kind.article': 'مادة',
  'quick.kind.section': 'قسم',
  'quick.kind.act': 'عمل',
  'quick.kind.recent': 'من قريب',
  'quick.everywhere': 'بحث في كل شيء عن «{words}»',
  'quick.theme': 'المظهر: {theme}',
  'quick.language': 'لغة الواجهة: {language}',
  'quick.found':
    '{count, plural, zero {لا شيء بهذه الكلمات} one {خيار واحد} two {خياران} few {# خيارات} many {# خيارًا} other {# خيار}}',
} as const
