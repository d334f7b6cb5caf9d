import { middleDate } from '#platform/web/french/dates.ts';

/** "né(e) le 14 mars 1984, 42 ans"; months under three years, as paediatricians count. */
export function birthText(birthDate: string, today: string): string {
  const { years, months } = Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(today), {
    largestUnit: 'years',
  });
  const age = years < 3 ? `${String(years * 12 + months)} mois` : `${String(years)} ans`;
  return `né(e) le ${middleDate(birthDate)}, ${age}`;
}

/** "06 39 98 41 07", of an E.164 number; those of other countries keep their plus sign. */
export function phoneText(phone: string): string {
  const national = phone.startsWith('+33') ? `0${phone.slice(3)}` : phone;
  return national.startsWith('0') ? (national.match(/.{1,2}/g) ?? []).join('\u00A0') : national;
}
