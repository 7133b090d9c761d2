/** What the desk says to people; ICU messages. Arabic is written first, `en.ts` follows its keys. */
export const ar = {
  defect: 'حدث خطأ غير متوقع، وسُجّل لإصلاحه. رقم المرجع: {ref}',

  'field.missing': 'هذا الحقل مطلوب.',
  'field.unknown': 'هذا الحقل غير معروف هنا.',
  'field.short':
    '{n, plural, one {اكتب حرفًا واحدًا على الأقل.} two {اكتب حرفين على الأقل.} few {اكتب # أحرف على الأقل.} many {اكتب # حرفًا على الأقل.} other {اكتب # حرف على الأقل.}}',
  'field.long':
    '{n, plural, one {النص أطول من المسموح، وهو حرف واحد.} two {النص أطول من المسموح، وهو حرفان.} few {النص أطول من المسموح، وهو # أحرف.} many {النص أطول من المسموح، وهو # حرفًا.} other {النص أطول من المسموح، وهو # حرف.}}',
  'field.many':
    '{n, plural, one {المسموح به عنصر واحد.} two {المسموح به عنصران.} few {المسموح به # عناصر على الأكثر.} many {المسموح به # عنصرًا على الأكثر.} other {المسموح به # عنصر على الأكثر.}}',
  'field.email': 'اكتب عنوان بريد صحيحًا، مثل name@example.org',
  'field.choice': 'اختر قيمة من القيم المتاحة.',
  'field.number': 'القيمة هنا عدد صحيح ضمن الحدود المسموحة.',
  'field.time': 'اكتب تاريخًا ووقتًا صحيحين.',
  'field.other': 'هذه القيمة غير صحيحة.',

  'device.list': '{browser}، {system}',

  'job.about.send-mail': 'رسالة بريد إلى {name}: {letter}',
  'job.about.letter.invitation': 'دعوة إلى غرفة التحرير',
  'job.about.letter.reset': 'تغيير كلمة المرور',
  'job.about.make-variants': 'مقاسات الصورة رقم {id}',
  'job.about.index-article': 'فهرسة المادة رقم {id} للبحث',
  'job.about.index-working': 'فهرسة نسخة العمل من المادة رقم {id}',
  'job.about.index-comment': 'فهرسة التعليق رقم {id}',
  'job.about.index-media': 'فهرسة الصورة رقم {id}',
  'job.about.index-waiting': 'فهرسة ما ينتظر دوره للبحث',
  'job.about.publish-scheduled': 'نشر المادة المجدولة رقم {id}',
  'job.about.other': 'عمل في الخلفية: {kind}',
} as const
