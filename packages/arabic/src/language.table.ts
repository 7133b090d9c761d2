/**
 * What languages are told apart by. Scripts that one language dominates decide by themselves; in the
 * Arabic and the Latin script letters and the commonest words do. Own lists.
 */

/** Script (ISO 15924, Unicode property value) to the language it nearly always means. */
// oxfmt-ignore
export const LANGUAGE_OF_SCRIPT: readonly (readonly [script: string, name: string, lang: string])[] = [
  ['Arab', 'Arabic', 'ar'], ['Latn', 'Latin', 'und'], ['Hebr', 'Hebrew', 'he'], ['Cyrl', 'Cyrillic', 'ru'],
  ['Grek', 'Greek', 'el'], ['Syrc', 'Syriac', 'syr'], ['Armn', 'Armenian', 'hy'], ['Geor', 'Georgian', 'ka'],
  ['Ethi', 'Ethiopic', 'am'], ['Tfng', 'Tifinagh', 'zgh'], ['Deva', 'Devanagari', 'hi'], ['Beng', 'Bengali', 'bn'],
  ['Thai', 'Thai', 'th'], ['Hang', 'Hangul', 'ko'], ['Hira', 'Hiragana', 'ja'], ['Kana', 'Katakana', 'ja'], ['Hani', 'Han', 'zh'],
]

export type Signs = {
  readonly lang: string
  /** Letters that speak for the language, and letters that it does not have. */
  readonly own: string
  readonly never: string
  /** Its commonest words, as written in running text. */
  readonly words: ReadonlySet<string>
}

const wordSet = (line: string): ReadonlySet<string> => new Set(line.split(' '))

/** The first is the answer where nothing speaks for any. */
// oxfmt-ignore
export const ARABIC_SCRIPT: readonly Signs[] = [
  {
    lang: 'ar', own: 'ةىأإيكؤ', never: 'پچژگکیےٹڈڑںہھەێۆڕڵۇۈېڭټډړښځڅۍګڪٻٿڄڦڳڱۋ',
    words: wordSet('في من على الى إلى ان أن إن عن مع هذا هذه التي الذي الذين لا ما لم لن قد كان كانت قال كل بعد قبل بين غير هو هي او أو ثم حتى لكن ذلك منذ عند حول خلال مش يا انا أنا كيف ليس هناك'),
  },
  {
    lang: 'fa', own: 'پچژگکی', never: 'ةىٹڈڑںےہھەێۆڕڵۇۈېڭټډړښځڅۍګڪٻٿڄڦڳڱۋ',
    words: wordSet('است که از به در را با این آن برای می نمی های ها شد شده بود یک و تا هم خود کرد کرده باید دارد نیست ما من شما آنها اين مي براي هاي دارند خواهد هر یا روی پس سال کشور گفت شود'),
  },
  {
    lang: 'ur', own: 'ٹڈڑںےہھپچگکی', never: 'ةىەێۆڕڵۇۈېڭټډړښځڅۍګڪٻٿڄڦڳڱۋي',
    words: wordSet('ہے ہیں کے کی کا کو میں سے نے اور پر یہ وہ کہ تھا تھے تھی گیا کیا ایک نہیں بھی ہو تو اس ان لیے ہوا آپ ہم جو اپنے'),
  },
  {
    lang: 'ckb', own: 'ەێۆڕڵکیگچپ', never: 'ةىيكٹڈںےہھۇۈېڭټډړښځڅۍګڪٻٿڄڦڳڱطظصضثذۋ',
    words: wordSet('لە بە بۆ کە و ئەو ئەم لەگەڵ بوو نییە هەیە دەکات دەبێت ئێمە من تۆ یەک هەر سەر کرد کوردستان'),
  },
  {
    lang: 'ug', own: 'ېۇۈڭەۋئچگ', never: 'ةأإکیٹڈںےہھڕڵێټډړښځڅۍګڪٻٿڄڦڳڱطظصضثذعح',
    words: wordSet('بىلەن ئۈچۈن بۇ ئۇ ۋە بىر بولۇپ مەن بىز كېيىن ھەم دېگەن ئۇيغۇر'),
  },
  {
    lang: 'ps', own: 'ټډړښځڅۍېګڼپچ', never: 'ةإٹڈڑںےہھەێۆڕڵۇۈڭڪٻٿڄڦڳڱۋ',
    words: wordSet('د په چې او کې له ته دی ده دا یې نه سره شو شوی کړي پر خو هم دغه وي'),
  },
  {
    lang: 'sd', own: 'ڪٻٿڄڦڳڱڻڀڏٺڙھ', never: 'ةإٹڈڑںےہەێۆڕڵۇۈېڭټډړښځڅۍګۋ',
    words: wordSet('جي ۾ ۽ جو کي آهي آهن تي سان کان هڪ نه هن به ته جا'),
  },
]

// oxfmt-ignore
export const LATIN_SCRIPT: readonly Signs[] = [
  {
    lang: 'en', own: '', never: 'éèêàùçœîïôûëñßäöüşğıãõ',
    words: wordSet('the of and to in a is that for it was on are as with his they at be this have from or had by not but what all were we when your can said there an which she do their if will how about out many then them these so some her would has who did my new after in he you i'),
  },
  {
    lang: 'fr', own: 'éèêàùçœîïôûë', never: 'ñßäşğıãõw',
    words: wordSet('le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette il elle on nous vous ils plus par son sa ses mais ou où se ne à été sont leur après entre sans d l c n s j qu je tu y a fait'),
  },
  {
    lang: 'es', own: 'ñ¿¡áíóú', never: 'ßäşğıãõêàùçœîôëw',
    words: wordSet('el la los las de del que y en un una por con para se es no su al lo como más pero sus le ya o este sí porque esta son entre está cuando muy sin sobre también'),
  },
  {
    lang: 'de', own: 'ßäöü', never: 'ñéèêàùçœîïôûëşğıãõ',
    words: wordSet('der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur'),
  },
  {
    lang: 'tr', own: 'şğıçöü', never: 'ñßäéèêàùœîïôëãõwqx',
    words: wordSet('ve bir bu da de için ile çok olarak daha gibi ne var o olan en kadar ama sonra ki mi göre her değil ben sen biz yok'),
  },
]
