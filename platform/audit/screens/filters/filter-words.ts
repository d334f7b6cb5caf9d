import { daysFrom, shortDay } from '../paris-time.ts';

/** "le 12/03/2026", "du 01/03/2026 au 12/03/2026"; "toutes les dates" when any. Days are `YYYY-MM-DD` or ''. */
export function datesWords(from: string, to: string): string {
  if (from === '' && to === '') return 'toutes les dates';
  if (from === '') return `jusqu’au ${shortDay(to)}`;
  if (to === '') return `depuis le ${shortDay(from)}`;
  return from === to ? `le ${shortDay(from)}` : `du ${shortDay(from)} au ${shortDay(to)}`;
}

/** A stretch of days often asked for. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Stretches often asked for, seen from a day `YYYY-MM-DD`. */
export function periods(today: string): readonly Period[] {
  const yesterday = daysFrom(today, -1);
  return [
    { name: 'Aujourd’hui', from: today, to: today },
    { name: 'Hier', from: yesterday, to: yesterday },
    { name: 'Les 7 derniers jours', from: daysFrom(today, -6), to: today },
    { name: 'Les 30 derniers jours', from: daysFrom(today, -29), to: today },
  ];
}

const BYTE = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}(?:/(?:3[0-2]|[12]?\\d))?$`);
const IPV6 = /^[0-9a-f:]*:[0-9a-f:.]*(?:\/(?:12[0-8]|1[01]\d|\d?\d))?$/i;

/** Whether a text is an address or a network; the server reads it again. */
export function isNetwork(text: string): boolean {
  return IPV4.test(text) || (IPV6.test(text) && text.includes('::') !== /^(?:[^:/]+:){7}[^:/]+/.test(text));
}

/** The beginning of an identifier, enough to tell two apart: "3f2a91c8". */
export function shortId(id: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) ? id.slice(-8) : id.length > 14 ? `${id.slice(0, 12)}…` : id;
}
