const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')

/** Arabic as it is written from Rabat to Sulaymaniyah: letters, foreign sounds, marks, three sets of digits, signs. */
const arabic = [
  range(0x0621, 0x063a),
  range(0x0640, 0x0655),
  range(0x0660, 0x066c),
  range(0x06f0, 0x06f9),
  '\u0670\u0671،؛؟۔',
  'پچژڤگڨڭیکەۀۆێڕڵ',
  'ﷲﷺ﴾﴿',
].join('')

/** Marks and punctuation that stand between Arabic words. Without them every dateline would load a second file. */
const signs = `0123456789 \u00a0\u200c\u200d\u200e\u200f%‰°+−×÷=<>#@&*()[]/|_$€«»‹›“”‘’"'!?.,:;…·•-–—©`

/** Latin for names of people and firms, with the accents of French, which the Maghreb writes beside Arabic. */
const latin = `${range(0x41, 0x5a)}${range(0x61, 0x7a)}ÀÇÉÈÊàâçéèêëîïôœùûüöñ`

/** The recitation marks of the Qur'an, which belong to the text alone. */
const recitation = range(0x06d6, 0x06ed)

/**
 * The three files of the reader site. `characters` is what the file is cut to; letters a family has not are left to
 * the next one in the style sheet (Markazi Text lacks ڨ, which then comes from Plex).
 */
export const FONTS = [
  { name: 'head', family: 'markazi-text', weight: 700, characters: arabic + signs + latin },
  { name: 'text', family: 'noto-naskh-arabic', weight: 400, characters: arabic + recitation + signs + latin },
  { name: 'ui', family: 'ibm-plex-sans-arabic', weight: 500, characters: arabic + signs + latin },
]
