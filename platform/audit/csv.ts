import type { Line } from './lines.ts';
import { actionName, objectName } from './words/french-names.ts';

const COLUMNS: readonly (readonly [string, (line: Line) => string | number | null])[] = [
  ['Numéro', (line) => line.id],
  ['Date et heure (UTC)', (line) => line.at],
  ['Auteur', (line) => line.actor_name],
  ['Type d’auteur', (line) => line.actor_kind],
  ['Identifiant de l’auteur', (line) => line.actor_id],
  ['Au nom de', (line) => line.on_behalf_of],
  ['Action', (line) => actionName(line.action)],
  ['Code de l’action', (line) => line.action],
  ['Objet', (line) => objectName(line.object_kind)],
  ['Type d’objet', (line) => line.object_kind],
  ['Identifiant de l’objet', (line) => line.object_id],
  ['Adresse IP', (line) => line.ip],
  ['Port', (line) => line.port],
  ['Nom DNS inverse', (line) => line.reverse_dns],
  ['Navigateur', (line) => line.browser_id],
  ['Requête', (line) => line.request_id],
  ['Détails', (line) => JSON.stringify(line.details)],
  ['Lot scellé', (line) => line.batch],
];

/** Tells spreadsheets that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines as CSV (RFC 4180, semicolons as French spreadsheets expect), in pieces of text. */
export async function* csvOf(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${COLUMNS.map(([title]) => cell(title)).join(';')}\r\n`;
  for await (const line of lines) yield `${COLUMNS.map(([, value]) => cell(value(line))).join(';')}\r\n`;
}

/** A text that a spreadsheet would run as a formula is kept as text by an apostrophe (CWE-1236). */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
