// Every line the launcher shows to a person, Arabic and English side by side.
const catalogue = {
  installing: { ar: 'تثبيت الحزم', en: 'installing packages' },
  building: { ar: 'بناء ما تغيّر', en: 'building what changed' },
  waiting: { ar: 'بانتظار عملية أخرى تبني هذا المجلد', en: 'waiting for another process that builds this folder' },
  seconds: { ar: 'ث', en: 's' },
  'install-failed': {
    ar: 'تعذّر تثبيت الحزم. أعد المحاولة بعد التحقق من الاتصال ومن المساحة الحرة. ما قاله npm:',
    en: 'The packages could not be installed. Check the network and the free space, then try again. npm said:',
  },
  'build-failed': { ar: 'تعذّر البناء؛ السبب أعلاه.', en: 'The build failed; the reason is above.' },
  'no-runtime': {
    ar: 'يحتاج ورّاق إلى Node 24 مع SQLite 3.51.3 أو أحدث، ولا توجد نسخة جاهزة لهذا الجهاز ({machine}): ثبّت Node 24.14 أو أحدث من nodejs.org ثم أعد المحاولة.',
    en: 'Warraq needs Node 24 with SQLite 3.51.3 or newer and carries no copy for this machine ({machine}): install Node 24.14 or newer from nodejs.org and try again.',
  },
  'no-entry': {
    ar: 'لا يوجد {file}: المستودع ناقص.',
    en: '{file} is missing: the checkout is incomplete.',
  },
  usage: {
    ar: 'الاستعمال: node scripts/launch.mjs start | test | cli … | build | check | format | crash | dev',
    en: 'usage: node scripts/launch.mjs start | test | cli … | build | check | format | crash | dev',
  },
  restarting: { ar: 'تغيّر المصدر: إعادة التشغيل', en: 'the source changed: restarting' },
}

/** The language of the terminal, by the same rule as the server: Arabic unless something asks for English. */
export function languageOf(env) {
  if (env.WARRAQ_LANG === 'ar' || env.WARRAQ_LANG === 'en') return env.WARRAQ_LANG
  return (env.LC_ALL || env.LANG || '').startsWith('en') ? 'en' : 'ar'
}

export function say(key, values = {}, env = process.env) {
  const text = catalogue[key][languageOf(env)]
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
