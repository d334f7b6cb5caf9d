import type { Reading } from '../reading/mentions.ts';
import { contentStems } from '../text/tokens.ts';
import type { Alternative, Role } from '../types.ts';
import type { CodeTable } from './code-table.ts';

const MOST = 3;
/** A sibling that shares less with the chosen label speaks of something else under the same heading. */
const LEAST_SHARED = 0.5;

/** Codes of the chapter of circumstances differ by their subject, an organ or an act, seldom by their precision. */
const BY_SUBJECT = /^Z/;

/**
 * The codes of the same parent that a coder could mean instead: those whose label says nearly the same, the ones whose
 * own words stand in the report first. An open fracture beside a closed one, another stage, another complication; never
 * an artificial larynx beside a hip.
 */
export function alternativesOf(
  code: string,
  role: Role,
  { table, reading }: { readonly table: CodeTable; readonly reading: Pick<Reading, 'tokens'> },
): Alternative[] {
  const chosen = new Set(contentStems(table.get(code)?.label ?? ''));
  const written = new Set(reading.tokens.map(({ stem }) => stem));
  return table
    .siblings(code)
    .filter((sibling) => table.allows(sibling.code, role))
    .map((sibling) => {
      const stems = contentStems(sibling.label);
      const own = stems.filter((stem) => !chosen.has(stem));
      const shared = (stems.length - own.length) / Math.max(1, Math.min(stems.length, chosen.size));
      const heard = own.filter((stem) => written.has(stem));
      return { sibling, shared, heard: heard.length };
    })
    .filter(({ shared, heard }) => shared >= LEAST_SHARED && (heard > 0 || !BY_SUBJECT.test(code)))
    .toSorted((a, b) => b.heard - a.heard || b.shared - a.shared || (a.sibling.code < b.sibling.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ sibling: { code: other, label }, heard }) => ({
      ...{ code: other, label },
      reason: heard > 0 ? 'Des mots du compte rendu y mènent aussi.' : 'À préférer si le dossier le précise.',
    }));
}
