import type { DirectoryNeeds } from '../needs.ts';
import { listCases, readCase } from './reading.ts';

const HEAD = [
  ...['numero', 'nature', 'lieu', 'recu_le', 'auteur_du_signalement', 'motif', 'decision', 'fondement', 'decide_par'],
  ...['decide_le', 'seconde_signature', 'signe_le', 'contestation', 'contestee_le', 'issue', 'issue_le'],
];

/**
 * The register of notices and decisions as CSV (RFC 4180): what, who, ground, dates, contest, outcome (MAI-287). One line
 * for each decision, and one for each case still without.
 */
export async function exportRegister(
  needs: Pick<DirectoryNeeds, 'databases' | 'keys' | 'shown'>,
  now: Temporal.Instant,
): Promise<string> {
  const lines: (readonly (string | null)[])[] = [HEAD];
  for (const { number } of await listCases(needs.databases.commons, now)) {
    const found = await readCase(needs, Number(number.slice(2)), now);
    const about = [found.number, found.kind, found.place, found.openedAt, found.contact, found.reason];
    if (found.decisions.length === 0) lines.push([...about, ...Array<null>(10).fill(null)]);
    for (const one of found.decisions) {
      lines.push([
        ...about,
        ...[one.kind, one.ground, one.decidedBy, one.decidedAt, one.secondBy, one.secondAt],
        ...[one.contest, one.contestedAt, one.outcome, one.outcomeAt],
      ]);
    }
  }
  return lines.map((line) => line.map(cell).join(',')).join('\r\n');
}

/** Quoted, and never taken for a formula by a spreadsheet. */
function cell(value: string | null): string {
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
