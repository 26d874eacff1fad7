/** Yes in the languages people type it in, and what their spreadsheets make of TRUE. */
const YES = new Set(
  `yes y x 1 true ok ✓ ✔ ☑
  ja j wahr waar sant sand sann si sí sì s sim vero verdadero verdadeiro oui vrai
  tak prawda ano pravda да истина так kyllä tosi evet doğru ναι igen igaz da adevărat
  예 네 はい ○ 是 对 對 हाँ نعم כן`.split(/\s+/),
);
const NO = new Set(
  `no n 0 false - ✗ ✘ ☐
  nein falsch nee onwaar nej falskt falsk nei usann non faux não nao falso
  nie fałsz ne nepravda нет ложь ні ei epätosi hayır hayir yanlış όχι nem hamis nu fals
  아니요 아니오 いいえ × 否 不 नहीं لا לא`.split(/\s+/),
);

/** What a person answered in a cell: yes, no, `null` for an empty cell, `undefined` for what is neither. */
export function readAnswer(cell: string): boolean | null | undefined {
  const answer = cell.trim().normalize('NFKC').toLowerCase();
  if (answer === '') return null;
  if (YES.has(answer)) return true;
  return NO.has(answer) ? false : undefined;
}
