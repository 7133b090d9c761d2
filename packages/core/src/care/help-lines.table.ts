/** What is said under a report of suicide, by country (ISO 3166-1), where the newspaper has chosen no words of its own. */
export const HELP_LINES: Readonly<Partial<Record<string, { readonly ar: string; readonly en: string }>>> = {
  EG: {
    ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: اتصل بالخط الساخن للأمانة العامة للصحة النفسية 16328.',
    en: 'If you are in distress or think of harming yourself, you are not alone: call the mental health hotline 16328.',
  },
  LB: {
    ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: اتصل بخط الحياة 1564.',
    en: 'If you are in distress or think of harming yourself, you are not alone: call the National Lifeline 1564.',
  },
  SA: {
    ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: اتصل بالمركز الوطني لتعزيز الصحة النفسية 920033360.',
    en: 'If you are in distress or think of harming yourself, you are not alone: call 920033360.',
  },
  AE: {
    ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: اتصل بخط الدعم النفسي 8004673.',
    en: 'If you are in distress or think of harming yourself, you are not alone: call 800 4673.',
  },
}

/** Where no line of the country is known. */
export const HELP_ANYWHERE = {
  ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: تحدث إلى من تثق به، أو اتصل بالطوارئ في بلدك.',
  en: 'If you are in distress or think of harming yourself, you are not alone: talk to somebody you trust, or call the emergency number of your country.',
} as const
