/**
 * Words so common in news that they say nothing about a text, folded. Our own list, by kind.
 *
 * Left out on purpose: words that also name something a reader looks for (عام, يوم, رئيس, قال), and
 * numbers. على cannot be told from علي once folded; so who drops stop words from a query must keep
 * them when nothing else is left, and must not drop them from phrases.
 */
export const STOP_WORDS: readonly string[] = [
  // prepositions and adverbs of place and time
  'في من الي علي عن مع بين عند لدي منذ مذ خلال حتي ضد دون بدون حول نحو قبل بعد عبر تجاه ازا لدن سوي رغم برغم حسب بحسب وفق وفقا',
  // with pronouns
  'فيه فيها فيهم فينا منه منها منهم منا اليه اليها اليهم الينا عليه عليها عليهم علينا عنه عنها عنهم معه معها معهم معنا ' +
    'به بها بهم بنا بي بك له لها لهم لنا لي لك بينه بينها بينهم بينهما لديه لديها لديهم لدينا عنده عندها عندهم بعده بعدها قبله قبلها ' +
    'خلاله خلالها حوله حولها',
  // conjunctions and particles
  'ثم او ام بل لكن لكنه لكنها لكنهم اما انما اذا اذ ان انه انها انهم انهما انني اننا بان بانه بانها بانهم لان لانه لانها لانهم كان كانه كانها ' +
    'كي لكي حيث حين حينما بينما عندما كلما كما مما عما فيما بما لما مهما طالما ربما اذن لو لولا ليت لعل سوف قد لقد اي نعم الا',
  // negation
  'لا لم لن ما ليس ليست ليسوا غير',
  // pronouns, demonstratives, relatives
  'انا نحن انت انتم هو هي هم هن هما ' +
    'هذا هذه هذان هذين هاتان هاتين ذلك تلك ذاك هولا اوليك هنا هناك هنالك بذلك لذلك كذلك هكذا بهذا بهذه لهذا لهذه ' +
    'الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي الاتي',
  // auxiliary verbs
  'كان كانت كانوا يكون تكون كنت كنا يكن تكن',
  // quantities and degrees
  'كل كله كلها كلهم بعض بعضها بعضهم ايضا جدا فقط حاليا الان انذاك',
]

/** Words that ask. Many are other parts of speech as well: من, ما, اي. Folded. */
export const QUESTION_WORDS: readonly string[] = [
  'من ما ماذا لماذا بماذا متي اين كيف كم هل اي ايه ايا لم بم عم مم فيم علام ايان اني لمن بمن ممن عمن بكم ' +
    'ماهو ماهي ماهم منهو منهي مالذي ماالذي',
]
