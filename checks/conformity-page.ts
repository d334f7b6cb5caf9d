import type { TestRun } from '../bootstrap/test-results.ts';
import { claimedClauses, mentionedClauses, type Clause } from './clauses.ts';

type Test = Pick<TestRun['tests'][number], 'file' | 'line' | 'name' | 'outcome'>;

/** A clause with the tests that claim it. It is honoured when at least one passed and none failed or was skipped. */
interface Standing extends Clause {
  readonly tests: readonly Test[];
  readonly honoured: boolean;
}

/** `docs/conformity.md`: counts per product, then one line per clause. */
export function conformityPage(
  clauses: readonly Clause[],
  tests: readonly Test[],
  waiting: ReadonlyMap<string, string>,
): string {
  const standings = standingsOf(clauses, tests);
  const products = [...Map.groupBy(standings, ({ product }) => product)];
  return `${[
    '# Conformity',
    '',
    'Written by `npm run conformity` from the last whole run of `npm test`. A clause is ticked when a test whose name starts',
    'with its id passed, and none of its tests failed or was skipped. The clauses are those of `docs/clauses.tsv`.',
    '',
    '| product | clauses | honoured |',
    '|---|---:|---:|',
    ...products.map(([product, all]) => `| ${product} | ${all.length} | ${honoured(all)} |`),
    `| all | ${standings.length} | ${honoured(standings)} |`,
    ...products.flatMap(([product, all]) => ['', `## ${product}`, ...sections(all, waiting)]),
  ].join('\n')}\n`;
}

function sections(standings: readonly Standing[], waiting: ReadonlyMap<string, string>): string[] {
  return [...Map.groupBy(standings, ({ section }) => section)].flatMap(([section, all]) => [
    '',
    `### ${section}`,
    ...all.map((standing) => `- ${line(standing, waiting.get(standing.id))}`),
  ]);
}

function line({ id, tests, honoured: ticked }: Standing, waitsFor: string | undefined): string {
  if (!ticked) return `☐ ${id}${waitsFor === undefined ? '' : ` — waits for ${waitsFor}`}`;
  const proofs = tests.map(({ name, file }) => `${name} (${file})`).toSorted();
  return `✅ ${id} — ${proofs.join(' · ')}`;
}

function honoured(standings: readonly Standing[]): number {
  return standings.filter((standing) => standing.honoured).length;
}

function standingsOf(clauses: readonly Clause[], tests: readonly Test[]): Standing[] {
  return clauses.map((clause) => {
    const own = tests.filter((test) => claimedClauses(test.name).includes(clause.id));
    return { ...clause, tests: own, honoured: own.length > 0 && own.every(({ outcome }) => outcome === 'passed') };
  });
}

/** Test names that speak of a clause no catalogue has. */
export function unknownClauses(clauses: readonly Clause[], tests: readonly Test[]): string[] {
  const known = new Set(clauses.map(({ id }) => id));
  return tests.flatMap(({ file, line: at, name }) => {
    const unknown = mentionedClauses(name).filter((id) => !known.has(id));
    return unknown.map((id) => `${file}:${at}: ${id} is in no catalogue (docs/clauses.tsv)`);
  });
}

/** Lines of the committed page that the last results do not bear out, each with what they say instead. */
export function pageDifferences(committed: string, expected: string): string[] {
  const [there, should] = [committed, expected].map((text) => new Set(text.split('\n')));
  const onlyIn = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...some.difference(others)];
  return [
    ...onlyIn(there!, should!).map((text) => `docs/conformity.md: not so: ${text}`),
    ...onlyIn(should!, there!).map((text) => `docs/conformity.md: missing: ${text}`),
  ];
}
