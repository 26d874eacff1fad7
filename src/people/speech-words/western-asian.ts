import type { Language } from './language.ts';
import { COMMON } from './names.ts';

/** How the Western and South Asian languages speak of oneself. */
export const WESTERN_ASIAN: readonly Language[] = [
  {
    // Turkish: the verb stands after the address
    leads: [
      '(?:yeni )?(?:mastodon )?(?:hesabım|adresim|profilim|kullanıcı adım)',
      "(?:beni|bana)(?: (?:artık|buradan|şuradan|mastodon(?:'[a-zçğıöşü]+)?))* (?:takip ed(?:in|ebilirsiniz|ebilirsin)|takip et|bulabilirsiniz|bulabilirsin|bulun|ulaşabilirsiniz)",
      'ben (?:artık|şimdi) |(?:artık |şimdi )?(?<!LETTER)buradayım',
    ],
    openings: ['(?:(?:artık|ben|şimdi) )*(?:mastodon )?taşındım'],
    labels: ['(?:yeni )?(?:mastodon )?(?:hesap|adres|profil)|mastodon'],
    between: [...COMMON, 'artık|şimdi|burada|şurada|da|de|adresi|hesabı|ise|şu|bu'],
    follows: [
      "(?:'?[a-zçğıöşü]{1,4} )?(?:adresin(?:deyim|e taşındım|den bana|den beni)|hesabındayım|hesabına taşındım|(?:adresinden|hesabından)(?: LETTER+){1,2} (?:beni|bana)|benim|(?:adresi|hesabı) benim|'?(?:d[ea]yim|d[ea]yım|t[ea]yim|t[ea]yım)|[ae] taşındım)",
    ],
    around: [
      [
        '(?:beni|bana)',
        '(?:LETTER{1,4} )?(?:(?:adresinden|hesabından|üzerinden|adresinde) )?(?:takip|bul|ulaş)',
      ],
    ],
    and: ['ve', 'veya', 'ya da'],
    denials: ['değil|etmeyin|diyor|dedi|yazdı'],
  },
  {
    // Arabic
    leads: [
      '[أا]نا|تابعوني|تابعني|تابعونا|تجد(?:و|ون)?ني|جدوني|ابحثوا عني|متابعتي|انتقلت|ستجدونني|(?:حسابي|صفحتي)(?: الجديد[ةه]?)?',
    ],
    labels: ['(?:ال)?حساب(?: (?:ال)?جديد)?|mastodon'],
    between: [
      ...COMMON,
      'على|في|هنا|هناك|الآن|الان|هو|هي|إلى|الى|الجديد[ةه]?|أيض[اً]+|ايضا|باسم|تحت|اسم|منصة|عبر|حساب|موقع|شبكة',
    ],
    and: ['و', 'أو'],
    denials: ['ليس|لست|لا|لم|يقول|قال'],
  },
  {
    // Persian
    leads: [
      // After a noun it is "my".
      '(?<=(?:^|[.!?:;,،\\n]GAP*|(?:سلام|که|و|الان|حالا) ))من(?: هم)? (?:در|تو|روی)',
      '(?:حساب|اکانت|آدرس|صفحه)(?: جدید)?(?: mastodon)?(?: جدید)? (?:من|م)|(?:حسابم|اکانتم)|منو? دنبال کنید|من (?:الان |هم )?اینجا(?: هستم|م)|(?:من|مرا)(?: را)?(?: در mastodon)? (?:دنبال|فالو) کنید',
    ],
    labels: ['(?:حساب|اکانت|آدرس)(?: جدید)?|mastodon'],
    between: [...COMMON, 'در|روی|تو|اینجا|الان|هم|است|هست|هستم|به|جدید'],
    and: ['و', 'یا'],
    denials: ['نیست|نیستم|نه|میگه|گفت'],
  },
  {
    // Hebrew
    leads: [
      'אני(?: (?:עכשיו|גם|כאן|שם|ב|על|mastodon))+|עקבו אחריי|עקבו אחרי(?= [בכ]| mastodon)|תמצאו אותי|(?:אפשר|ניתן) למצוא אותי|החשבון(?: החדש)? שלי|עברתי',
    ],
    labels: ['(?:ה)?חשבון(?: (?:ה)?חדש)?|mastodon'],
    between: [...COMMON, 'ב|על|גם|עכשיו|כאן|שם|ל|אל|החדש|הוא|בתור|בפדיברס|למסטודון'],
    and: ['ו', 'או', 'וגם'],
    denials: ['לא|אל|אומר|אמר|אינני'],
  },
  {
    // Hindi
    leads: [
      'मैं(?: अब)? (?:यहाँ|यहां) (?:हूँ|हूं)|मुझे(?: यहाँ)?(?: फ़?ॉलो करें| ढूंढें)|मेरा(?: नया)?(?: mastodon)? (?:अकाउंट|खाता|पता|हैंडल)',
    ],
    labels: ['(?:नया )?(?:mastodon )?(?:अकाउंट|खाता|हैंडल)|mastodon'],
    between: [...COMMON, 'अब|यहाँ|भी|है|पर|को'],
    around: [['(?:मुझे|मैं)(?: अब)?', '(?:पर|को) (?:फ़?ॉलो|फॉलो|फ़ॉलो|हूँ|हूं|ढूंढ)']],
    and: ['और', 'या'],
    denials: ['नहीं|मत'],
  },
  {
    // Indonesian and Malay
    leads: [
      // After a noun it is "my".
      '(?<=(?:^|[.!?:;,\\n]GAP*|(?:halo|hai|dan|sekarang|jadi|kini|karena|tapi|bahwa) ))(?:saya|aku)(?: (?:sekarang|juga|sudah|udah))* (?:di|ada di|pindah(?: ke)?)|ikuti (?:saya|aku)|follow (?:saya|aku)|temukan (?:saya|aku)|cari (?:saya|aku)',
      'akun(?: mastodon)?(?: baru)? (?:saya|aku)|akunku',
    ],
    labels: ['akun(?: mastodon)?(?: baru)?|juga|mastodon'],
    occasions: ['kalau twitter(?: LETTER+){1,6}|jaga-jaga(?: LETTER+){0,8}'],
    between: [...COMMON, 'di|ke|sini|sana|sekarang|juga|adalah|dengan nama|sebagai|baru'],
    and: ['dan', 'atau'],
    denials: ['tidak|bukan|jangan|kata|tak'],
  },
];
