/**
 * Top-level domains that are not ASCII, by script: those of the IANA root zone that have sites of people, and the
 * reserved test names. They must be known because a sentence may go on right behind them.
 */
export const IDN_TLDS: readonly string[] = [
  ...'рф рус дети онлайн сайт орг ком москва католик укр бел бг срб мкд мон қаз ею испытание'.split(' '),
  ...'ελ ευ δοκιμή հայ გე'.split(' '),
  ...'中国 中國 香港 台湾 台灣 新加坡 澳門 公司 网络 網路 网址 网站 网店 在线 中文网 我爱你 移动 集团 商城 商标 测试 測試'.split(
    ' ',
  ),
  ...'한국 닷컴 닷넷 삼성 테스트'.split(' '),
  ...'みんな コム ストア クラウド ポイント セール ファッション グーグル テスト'.split(' '),
  ...'भारत संगठन कॉम नेट ভারত বাংলা இந்தியா இலங்கை ไทย คอม ລາວ'.split(' '),
  ...'امارات ایران مصر السعودية الجزائر المغرب الاردن قطر تونس شبكة موقع بازار كوم קום ישראל'.split(' '),
];

/** Top-level names that never lead to a public server: RFC 6761, 6762, 7686, 8375, ICANN's `internal`. */
export const PRIVATE_TLDS: ReadonlySet<string> = new Set(
  'local localhost localdomain internal onion arpa'.split(' '),
);

/** File endings that are no top-level domains: `icon@2x.png`, `name@next.js`. */
export const FILE_ENDINGS: ReadonlySet<string> = new Set(
  `png jpg jpeg gif svg webp bmp ico mp3 mp4 wav avi js jsx ts tsx css html htm json xml yml yaml txt csv pdf php exe
  dll doc docx xls xlsx ppt pptx odt log tar gz tgz bz2 xz rar apk dmg iso bak tmp sql db epub heic psd`.split(
    /\s+/,
  ),
);
