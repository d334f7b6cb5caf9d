import { spreadsheetHead, spreadsheetLine } from '#platform/kernel/csv.ts';
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

/** Lines as a file for spreadsheets, in pieces of text. */
export async function* csvOf(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  yield spreadsheetHead(COLUMNS.map(([title]) => title));
  for await (const line of lines) yield spreadsheetLine(COLUMNS.map(([, value]) => value(line)));
}
