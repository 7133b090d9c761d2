/**
 * What is said under a report of suicide where the newspaper has chosen no words of its own. It names no telephone line: they
 * change, and a wrong number is worse than none. The newspaper writes in its settings the line of its country that it has
 * called itself.
 */
export const HELP_ANYWHERE = {
  ar: 'إن كنت تمر بضائقة نفسية أو تفكر في إيذاء نفسك فلست وحدك: تحدث إلى من تثق به، أو اتصل بالطوارئ في بلدك.',
  en: 'If you are in distress or think of harming yourself, you are not alone: talk to somebody you trust, or call the emergency number of your country.',
} as const
