/**
 * Words that tell Arabizi from other languages in Latin letters. Own lists, by dialect area; spelt in
 * small letters, without accents. `CERTAIN` words are Arabic wherever they stand, `LIKELY` ones are
 * words of other languages or names too and count less, `FOREIGN` ones are the commonest words of
 * the languages that Arabs write beside Arabic and count against.
 */
const wordSet = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '))

// oxfmt-ignore
export const CERTAIN: ReadonlySet<string> = wordSet(
  // everywhere
  'wallah wallahi walla wlh yalla yallah inshallah inshalla nshallah mashallah mashalla hamdulillah hamdella hamdolillah',
  'alhamdulillah elhamdulillah elhamdolellah habibi habibti habiby shokran shukran choukran mabrouk mabrook mabruk alaykom aleikom',
  'aleykom alaikum aleikum alikom salamo astaghfirullah bismillah subhanallah ameen akhbar khabar khair kheir 5air allah rabena rabbena',
  'mawdoo mawdou maqal maqala taqreer khalas khallas tayeb tayyeb mazboot mazbout mohem lazem lazim gedan jiddan kalam',
  // Egypt
  'ezayak ezayek izzayak ezayko enta enti entu ento inta inti keda kda kida awy awi gedan delwa2ty delwa2ti ya3ni leih leeh fein feen elly',
  'mafish mafeesh mfish msh mesh eih naharda bokra bukra ba2a kaman kamaan aywa aiwa ayez 3ayez 7aga haga gama3a regala rigala gareeda',
  'ahlan sa7by sahby sahbi wenta winta betaa beta3 bta3 gowa barra dilwa2ti lissa lessa tab3an yostor nefakar meen eslah',
  // Levant
  'shu shou kifak kifik keefak keefik kifkon ktir kteer kthir hayda haida hayde haydi heik hek leish lesh leysh wein mnee7 mnih mni7 enno inno',
  'bade badde baddi biddi bedna badna zalame zalameh shabab khayye khayy hala2 halla2 hallak mbere7 bisir btaarif fina 3anjad shwayy shway',
  'tfaddal tfaddalo mishan mshan kermel ne7na ni7na henne honik hon lahon mish mush bhal',
  // Gulf and Iraq
  'shlonak shlonik shlonkum shlonich shlon shfeek shfeeh shaku maku wayed wayid zain zein abi abgha mashkoor mashkour kullish hassa hwaya',
  'chan gilt gabul hatha hathi ani mnoo shno shinu goolli wesh wish asawi tsawi adri salfa yakfi chithi jithi wain',
  // Maghreb
  'wach wesh rak raki rah rani rahi khouya khoya khti khuya bezzaf bzaf bezaf bzzaf barcha barsha chwiya chwia shwiya labas lebes hadchi',
  'haka walou walo chkoun shkoun chnowa chnia chniya shnowa kifach kifesh kifash bach bech dyal dyali dial zwin zwina kaydir ndir tdir ghadi',
  'daba tawa machi mouch mouchi makach makanch hna ntouma nta nti elli famma klem fergh bled blad lblad dzair dzayer winou win hadi had',
  'yezzi aslema nched chofou chouf nheb n7eb lyoum khasha khass ghalia fhamt',
)

// oxfmt-ignore
export const LIKELY: ReadonlySet<string> = wordSet(
  'el al l ya w wa fi f fe bil bel fel wel b bi ma mn mel men bas bass la shi chi ana howa hiya hiyya eh leh sho wen fin tab kol kul kull kil min mara hal',
  'hada hadi hayk kif law rayi7 nas kora salam salaam 3am balad maku da di de dool hadha haza khayr ahel 7al helo helou hello2 jaza jareeda rab aham',
  'gaw jaw masr sayer normal baladiya wazir wazeer youm yom kareem khallina sana haram ahla marhaba sabah masa ramadan eid kitab bint walad shay ta3',
  'qods quds ya3 3an 3a 3la kull ensan qara lel lil ila illa billah chno goli lia',
)

// oxfmt-ignore
export const FOREIGN: ReadonlySet<string> = wordSet(
  // English
  'the and of to is in that for it with was on are this have from you not they be at but his her she he by we or an as will can has',
  'had been who what when where why how which there their my your our so if about would were do does did no yes please thank thanks i',
  'on all new one two three more some any out up just like time good see am pm a',
  // French
  'le les des est et une un pour dans que qui pas sur avec ce cette ces du de il elle on nous vous ils sont au aux plus mais ou je tu en a c d',
  'tout tous bien merci oui non tres fait ben max chez',
  // Spanish, German, Italian, Portuguese, Turkish, Indonesian, Urdu in Latin letters
  'es las los por como con una muchas gracias die das ist der ein und hat guter grazie mille per il della obrigado pelo bu cok guzel bir hai kya ki ko se',
)

/** English after a digit: units, ordinals, and what is sold or counted with one. */
// oxfmt-ignore
export const AFTER_NUMBER: ReadonlySet<string> = wordSet(
  'nd rd th st am pm km kg cm mm ml mg mb gb tb kb hz ghz mhz kw mw px pt em rem ms sec secs min mins hr hrs hour hours day days year years',
  'd g m x s h p k v w fps bit bits way ways fold star stars point points man men door doors in out up go ds com gag minute minutes month',
  'months week weeks person people player players piece pieces speed seater inch ft feet mph kmh nite moro day yo yr yrs lb lbs oz ko mo to',
  'e eme er ere ans jours heures fois euros eur usd',
)

/** English words that are followed by a number without a space, and end in a vowel. */
// oxfmt-ignore
export const BEFORE_NUMBER: ReadonlySet<string> = wordSet(
  'omega area page file phase type line zone table stage scene phone iphone game take wave episode alpha beta gamma formula route grade',
  'euro module node code node theme pane image picture exercise note rule state store case base table vue angular java juno area lane via fifa gta',
  'you me one three level be to so go no do ipv pi ai fi wi ui co',
)

/** Words of other languages that mix letters and digits as Arabizi does. */
// oxfmt-ignore
export const NOT_ARABIZI: ReadonlySet<string> = wordSet(
  'b2b b2c c2c e2e p2p p2pool h2o co2 so2 no2 h2s k8s r2d2 c3po gr8 m8 l8 l8r l8er h8 h8er h8ers w8 w8ing str8 sk8 sk8er fr33 d8 f8 cre8 cre8ive w3c ne1 any1',
  'u2 s3cmd x2 o2 mp3s mp3 fm2 pm2 e2ee d3js three3 npm2yarn argon2 argon2d argon2i argon2id i2c i2s a2dp m2m v2ray s2s t2t d2c d2d g2g o2o k9s k9',
)

/** Arabizi words so short that only the list tells. */
// oxfmt-ignore
export const SHORT_WITH_DIGIT: ReadonlySet<string> = wordSet(
  'm3a b3d 3la 3nd 3ndi w7d 7ta 9al 8al 7al 7ar 7el 7ad 7aq 7a2 7a9 7ob 7ub 5er 2ol 2al 3an la2 ma3 sa7 ra7 l7a m3k m3ak s7 9a7 9ij 6ab 3am 3adi ba3d rou7 roo7 ra2y ra2yi w9t',
)
