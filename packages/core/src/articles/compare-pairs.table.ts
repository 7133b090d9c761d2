/** Pairs of Arabic texts with exactly the words that went and that came, as a reader would point at them. */
export const COMPARE_PAIRS: readonly {
  readonly what: string
  readonly first: string
  readonly second: string
  readonly gone: readonly string[]
  readonly came: readonly string[]
}[] = [
  { what: 'a vowel', first: 'كُتب الدرس', second: 'كَتب الدرس', gone: ['كُتب'], came: ['كَتب'] },
  { what: 'a vowel that was added', first: 'علم الطلاب', second: 'عَلِمَ الطلاب', gone: ['علم'], came: ['عَلِمَ'] },
  { what: 'a doubled letter', first: 'قدم الوزير خطة', second: 'قدّم الوزير خطة', gone: ['قدم'], came: ['قدّم'] },
  { what: 'a hamza', first: 'وصل الى البلدة', second: 'وصل إلى البلدة', gone: ['الى'], came: ['إلى'] },
  { what: 'the seat of a hamza', first: 'شئون البلدية', second: 'شؤون البلدية', gone: ['شئون'], came: ['شؤون'] },
  { what: 'a hamza above and below', first: 'أعلام المدينة', second: 'إعلام المدينة', gone: ['أعلام'], came: ['إعلام'] },
  { what: 'ta and ha', first: 'المدرسه الجديدة', second: 'المدرسة الجديدة', gone: ['المدرسه'], came: ['المدرسة'] },
  { what: 'final ya', first: 'مستشفي القرية', second: 'مستشفى القرية', gone: ['مستشفي'], came: ['مستشفى'] },
  { what: 'tanwin', first: 'حضر أيضا', second: 'حضر أيضًا', gone: ['أيضا'], came: ['أيضًا'] },
  { what: 'a comma', first: 'حضر الرئيس والوزير', second: 'حضر الرئيس، والوزير', gone: [], came: ['،'] },
  { what: 'another sign', first: 'هل حضر؟', second: 'هل حضر!', gone: ['؟'], came: ['!'] },
  { what: 'a point that went', first: 'انتهى الخبر.', second: 'انتهى الخبر', gone: ['.'], came: [] },
  { what: 'quotation marks', first: 'قال نعم أمس', second: 'قال «نعم» أمس', gone: [], came: ['«', '»'] },
  { what: 'marks that face elsewhere', first: 'قال ”نعم“', second: 'قال “نعم”', gone: ['”', '“'], came: ['“', '”'] },
  {
    what: 'a word in the middle',
    first: 'افتتح الوزير الجسر',
    second: 'افتتح الوزير أمس الجسر',
    gone: [],
    came: ['أمس'],
  },
  { what: 'a word that went', first: 'افتتح الوزير أمس الجسر', second: 'افتتح الوزير الجسر', gone: ['أمس'], came: [] },
  { what: 'the first word', first: 'أعلن المجلس القرار', second: 'أصدر المجلس القرار', gone: ['أعلن'], came: ['أصدر'] },
  {
    what: 'the last word',
    first: 'زار الوفد المدينة',
    second: 'زار الوفد القرية',
    gone: ['المدينة'],
    came: ['القرية'],
  },
  { what: 'a clitic', first: 'جاء الوزير والسفير', second: 'جاء الوزير فالسفير', gone: ['والسفير'], came: ['فالسفير'] },
  {
    what: 'the article',
    first: 'افتتاح جسر جديد',
    second: 'افتتاح الجسر الجديد',
    gone: ['جسر', 'جديد'],
    came: ['الجسر', 'الجديد'],
  },
  { what: 'a number', first: 'حضر 120 شخصًا', second: 'حضر 125 شخصًا', gone: ['120'], came: ['125'] },
  { what: 'a fraction', first: 'ارتفع 12.5 درجة', second: 'ارتفع 12.7 درجة', gone: ['12.5'], came: ['12.7'] },
  { what: 'a percentage', first: 'نسبة 40% من السكان', second: 'نسبة 45% من السكان', gone: ['40%'], came: ['45%'] },
  { what: 'the kind of digits', first: 'عام 2017 كان', second: 'عام ٢٠١٧ كان', gone: ['2017'], came: ['٢٠١٧'] },
  { what: 'a Latin word', first: 'شركة Alpha المحلية', second: 'شركة Beta المحلية', gone: ['Alpha'], came: ['Beta'] },
  { what: 'a Latin compound', first: 'رقم A-12 هنا', second: 'رقم A-13 هنا', gone: ['A-12'], came: ['A-13'] },
  {
    what: 'two places',
    first: 'أعلن الوزير القرار أمس في العاصمة',
    second: 'أعلن المدير القرار اليوم في العاصمة',
    gone: ['الوزير', 'أمس'],
    came: ['المدير', 'اليوم'],
  },
  {
    what: 'one word made two',
    first: 'إن شاءالله خيرًا',
    second: 'إن شاء الله خيرًا',
    gone: ['شاءالله'],
    came: ['شاء', 'الله'],
  },
  {
    what: 'a sentence at the end',
    first: 'بدأ الموسم.',
    second: 'بدأ الموسم. وانتهى الحصاد.',
    gone: [],
    came: ['وانتهى', 'الحصاد', '.'],
  },
  { what: 'a stretched word', first: 'مرحبـــا بكم', second: 'مرحبا بكم', gone: ['مرحبـــا'], came: ['مرحبا'] },
]
