import { fold } from './fold.ts'

/**
 * Given names and words of names in the Latin spelling that most of the English-language press uses.
 * Vowels that Arabic does not write cannot be had otherwise.
 */
// oxfmt-ignore
const NAMES =
  // men
  'محمد Mohammed احمد Ahmed محمود Mahmoud مصطفي Mustafa علي Ali حسن Hassan حسين Hussein عمر Omar عثمان Othman ابراهيم Ibrahim اسماعيل Ismail ' +
  'اسحاق Ishaq يوسف Youssef يعقوب Yaqoub موسي Musa عيسي Issa داود Dawoud سليمان Suleiman ادم Adam نوح Nuh صالح Saleh يحيي Yahya زكريا Zakaria ' +
  'خالد Khaled وليد Walid طارق Tariq زياد Ziad كريم Karim سامي Sami رامي Rami فادي Fadi هاني Hani ماجد Majed ماهر Maher نبيل Nabil جميل Jamil ' +
  'سعيد Saeed سعد Saad فهد Fahd فيصل Faisal سلطان Sultan سلمان Salman عادل Adel عماد Imad انس Anas انور Anwar اكرم Akram ايمن Ayman اشرف Ashraf ' +
  'اسامه Osama اياد Iyad بلال Bilal بدر Badr بسام Bassam باسل Basel باسم Bassem جابر Jaber جمال Jamal جواد Jawad حاتم Hatem حازم Hazem حامد Hamed ' +
  'حمد Hamad حمزه Hamza حيدر Haidar خليل Khalil راشد Rashed رشيد Rashid رضا Reda رياض Riyad زيد Zaid سالم Salem سمير Samir شادي Shadi شريف Sherif ' +
  'صابر Saber صلاح Salah ضياء Diaa ضيا Diaa طه Taha ظافر Dhafer عاصم Assem عباس Abbas عبد Abd عبدالله Abdullah عبدو Abdo عدنان Adnan عزيز Aziz عصام Essam ' +
  'علا Alaa غسان Ghassan غازي Ghazi فارس Fares فاروق Farouk فواد Fouad فوزي Fawzi قاسم Qassem قيس Qais كامل Kamel كمال Kamal لوي Louay ليث Laith ' +
  'مازن Mazen مالك Malik مامون Mamoun مجدي Magdi محسن Mohsen مراد Murad مروان Marwan معاذ Muath معتز Moataz معن Maan منصور Mansour منير Munir ' +
  'مهند Muhannad ناصر Nasser نادر Nader نزار Nizar نضال Nidal نعيم Naim نور Nour هشام Hisham هيثم Haitham وائل Wael وايل Wael وسام Wissam ياسر Yasser ' +
  'ياسين Yassin يزن Yazan جورج George الياس Elias بطرس Boutros بولس Boulos جبران Gibran حنا Hanna ميخايل Mikhail انطون Antoun مارون Maroun يونس Younis ' +
  'هارون Haroun جعفر Jaafar صادق Sadiq عقيل Aqil مهدي Mahdi حبيب Habib حليم Halim حكيم Hakim رحيم Rahim رحمن Rahman رحمان Rahman قادر Qader لطيف Latif ' +
  'غفور Ghafour جليل Jalil وهاب Wahab رزاق Razzaq ستار Sattar جبار Jabbar سلام Salam هادي Hadi باري Bari مجيد Majid حميد Hamid نجيب Naguib توفيق Tawfiq ' +
  'رافت Raafat عزت Ezzat طلعت Talaat شوكت Shawkat حكمت Hikmat عصمت Ismat بهجت Bahgat رفعت Refaat مدحت Medhat ' +
  // women
  'فاطمه Fatima مريم Mariam خديجه Khadija عايشه Aisha زينب Zeinab امنه Amina امينه Amina اميره Amira اماني Amani امل Amal امال Amal اسماء Asmaa اسما Asmaa ' +
  'ايمان Iman ايه Aya ايات Ayat الاء Alaa بسمه Basma بشري Bushra تهاني Tahani جميله Jamila جنان Janan حنان Hanan حنين Haneen حياه Hayat داليا Dalia ' +
  'دلال Dalal دعاء Doaa دعا Doaa دنيا Dunya دينا Dina رانيا Rania ربي Ruba رحاب Rehab رشا Rasha رغد Raghad رنا Rana روان Rawan ريم Reem ريما Rima ' +
  'زهره Zahra زهراء Zahraa زهرا Zahraa ساره Sara سحر Sahar سعاد Suad سلمي Salma سلوي Salwa سمر Samar سميره Samira سناء Sanaa سنا Sanaa سهام Siham سهي Suha سوسن Sawsan ' +
  'شيرين Shirin شيماء Shaimaa شيما Shaimaa صباح Sabah صفاء Safaa صفا Safaa عبير Abir عزه Azza عفاف Afaf عليا Alia غاده Ghada فاتن Faten فدوي Fadwa فرح Farah ' +
  'فيروز Fairouz كوثر Kawthar لبني Lubna لمي Lama لميس Lamis لينا Lina ليلي Layla مرح Marah مني Mona منال Manal مها Maha مي Mai ميس Mais ميساء Maysaa ميسا Maysaa ' +
  'ناديه Nadia نجلاء Naglaa نجلا Naglaa نجوي Najwa ندي Nada نسرين Nisreen نسيم Nassim نهي Noha نوال Nawal نورا Noura نوره Noura هاجر Hajar هاله Hala هبه Hiba ' +
  'هدي Huda هند Hind هيفاء Haifa هيفا Haifa وداد Widad ورده Warda وفاء Wafaa وفا Wafaa ولاء Walaa ولا Walaa ياسمين Yasmin يسري Yusra يمني Yomna سوزان Suzan نانسي Nancy ' +
  // words that names are made of
  'سيد Sayed كلثوم Kulthum قصي Qusay عدي Uday بخاري Bukhari مصري Masri شامي Shami طوني Tony هيكل Heikal عوده Odeh خوري Khoury حداد Haddad نجار Najjar قباني Qabbani سمان Samman ' +
  'بن bin ابن Ibn بنت bint ابو Abu ابي Abi ام Umm ال Al الدين al-Din الله Allah نورالدين Noureddine ' +
  'دين Din اسلام Islam جلال Jalal بهاء Bahaa بها Bahaa شمس Shams تاج Taj سيف Seif عز Ezz فخر Fakhr محيي Mohieddin شرف Sharaf ناصرالدين Nasreddine'

function namesByKey(): ReadonlyMap<string, string> {
  const parts = NAMES.trim().split(' ')
  const names = new Map<string, string>()
  for (let at = 0; at + 1 < parts.length; at += 2) names.set(fold(parts[at] ?? ''), parts[at + 1] ?? '')
  return names
}

/** Folded Arabic word to its Latin spelling. */
export const LATIN_NAMES: ReadonlyMap<string, string> = namesByKey()

/** Letters after NFC, without marks. Plain ASCII: no dots under letters, no macrons; ع and hamza are not written. */
// oxfmt-ignore
export const LATIN_OF_LETTER: Readonly<Record<string, string>> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ء: '', ؤ: 'u', ئ: 'i', ى: 'a', ة: 'a',
  ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd',
  ط: 't', ظ: 'z', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'w', ي: 'y',
  پ: 'p', چ: 'ch', ژ: 'zh', ڤ: 'v', گ: 'g', ک: 'k', ی: 'y', ڨ: 'g', ڭ: 'ng', ہ: 'h', ھ: 'h', ں: 'n', ٹ: 't', ڈ: 'd', ڑ: 'r',
  ے: 'e', ە: 'a', ێ: 'e', ۆ: 'o', ڵ: 'l', ڕ: 'r',
}
