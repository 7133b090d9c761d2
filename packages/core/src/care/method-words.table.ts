/**
 * Words that tell how somebody died by their own hand. The newsroom is warned of them and decides: the WHO's advice to
 * editors (Preventing suicide: a resource for media professionals, 2023) is not to describe the method.
 */
export const METHOD_WORDS: readonly string[] = [
  'شنق نفسه',
  'شنقت نفسها',
  'شنقًا',
  'مشنوقًا',
  'مشنوقة',
  'ألقى بنفسه',
  'ألقت بنفسها',
  'ألقى نفسه',
  'ألقت نفسها',
  'قفز من',
  'قفزت من',
  'جرعة زائدة',
  'ابتلع',
  'ابتلعت',
  'تجرّع',
  'تجرّعت',
  'حبة الغلة',
  'سم الفئران',
  'قطع شرايين',
  'قطعت شرايين',
  'أطلق النار على نفسه',
  'أطلق الرصاص على نفسه',
  'أطلقت النار على نفسها',
  'أضرم النار في نفسه',
  'أضرم النار في جسده',
  'أضرمت النار في نفسها',
  'رسالة انتحار',
]
