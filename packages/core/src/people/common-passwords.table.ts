/**
 * What people build guessable passwords from. The check takes these out of a password, together with digits and signs,
 * and looks at what is left; so «كلمةالمرور2024!!» and "P@ssw0rd-2024" need no line of their own.
 */

/** Lower case, letters and digits only. */
export const COMMON_SEEDS: readonly string[] = [
  // Words that name the thing itself.
  'password', 'passwort', 'motdepasse', 'passphrase', 'passcode', 'passwd', 'pass', 'secret', 'secure', 'login', 'signin', 'access', 'unlock',
  'letmein', 'welcome', 'opensesame', 'changeme', 'default', 'temporary', 'temp', 'test', 'testing', 'tester', 'demo', 'sample', 'example', 'guest',
  'كلمةالمرور', 'كلمةالسر', 'كلمةسر', 'كلمةمرور', 'كلمه', 'كلمة', 'المرور', 'مرور', 'السر', 'سري', 'سرية', 'الباسورد', 'باسورد', 'باسوورد', 'رقمسري', 'افتحياسمسم',
  'kalimat', 'kalimatalmorour', 'kalimatassir', 'almorour', 'morour', 'sirri', 'basword',
  // Places in a system.
  'admin', 'administrator', 'root', 'user', 'username', 'owner', 'master', 'manager', 'system', 'server', 'website', 'editor', 'newsroom', 'news', 'journal',
  'journalist', 'press', 'media', 'warraq', 'wordpress', 'ghost', 'مدير', 'المدير', 'مديرالموقع', 'محرر', 'المحرر', 'تحرير', 'التحرير', 'رئيسالتحرير', 'صحافة', 'الصحافة', 'صحيفة',
  'جريدة', 'اخبار', 'الاخبار', 'أخبار', 'الأخبار', 'موقع', 'ورّاق', 'وراق', 'مستخدم', 'ادمن',
  // Favourites.
  'iloveyou', 'loveyou', 'love', 'lovely', 'princess', 'prince', 'sunshine', 'football', 'baseball', 'basketball', 'monkey', 'dragon', 'shadow', 'superman',
  'batman', 'michael', 'jordan', 'jennifer', 'charlie', 'freedom', 'whatever', 'trustno', 'hello', 'summer', 'winter', 'spring', 'autumn', 'monday', 'sunday',
  'january', 'december', 'internet', 'computer', 'samsung', 'iphone', 'google', 'facebook', 'twitter', 'whatsapp', 'liverpool', 'chelsea', 'arsenal', 'barcelona', 'realmadrid',
  'احبك', 'أحبك', 'بحبك', 'حبيبي', 'حبيبتي', 'حياتي', 'قلبي', 'عمري', 'روحي', 'اميرة', 'الاميرة', 'ملك', 'الملك', 'برشلونة', 'ريالمدريد', 'الاهلي', 'الأهلي', 'الزمالك', 'الهلال', 'النصر',
  'الاتحاد', 'السلام', 'سلام', 'مرحبا', 'اهلا', 'أهلا', 'صباحالخير', 'مساءالخير', 'رمضان', 'رمضانكريم', 'بسمالله', 'الحمدلله', 'سبحانالله', 'ماشاءالله', 'انشاءالله', 'الله', 'اللهاكبر', 'ياالله', 'ياربي', 'يارب',
  'habibi', 'habibti', 'hayati', 'bahebak', 'ahebak', 'mashallah', 'inshallah', 'alhamdulillah', 'bismillah', 'allah', 'ramadan', 'salam', 'marhaba',
  'محمد', 'احمد', 'أحمد', 'محمود', 'علي', 'عمر', 'خالد', 'حسن', 'حسين', 'فاطمة', 'مريم', 'عائشة', 'يوسف', 'ابراهيم', 'إبراهيم', 'مصطفى', 'عبدالله', 'عبدالرحمن',
  'mohamed', 'mohammed', 'mohammad', 'muhammad', 'ahmed', 'ahmad', 'mahmoud', 'khaled', 'hassan', 'hussein', 'fatima', 'mariam', 'youssef', 'ibrahim', 'mustafa', 'abdullah',
  'مصر', 'سوريا', 'العراق', 'لبنان', 'الاردن', 'الأردن', 'فلسطين', 'السعودية', 'اليمن', 'ليبيا', 'تونس', 'الجزائر', 'المغرب', 'السودان', 'القاهرة', 'دمشق', 'بغداد', 'بيروت', 'القدس',
  'egypt', 'syria', 'iraq', 'lebanon', 'palestine', 'saudi', 'tunisia', 'algeria', 'morocco', 'cairo', 'damascus', 'baghdad', 'beirut',
]

/** Rows of keyboards and alphabets: runs of four neighbours, forwards or backwards, say nothing. */
export const KEYBOARD_ROWS: readonly string[] = [
  '1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'qazwsxedcrfvtgbyhnujm', '1q2w3e4r5t6y7u8i9o0p',
  // The Arabic 101 layout, as the keys stand.
  'ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلاىةوزظ', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ',
]
