import { readFacts, type TypedFacts } from '../stay/stay-facts-form.ts';
import type { ImportForm } from './import-batch.ts';

/**
 * Facts shared by the files of one import, as form fields: what was not given is left out, so that the server reads it in
 * the report. @param today `YYYY-MM-DD`.
 */
export function importFields(
  typed: TypedFacts,
  given: { readonly importId: string; readonly analyze: 'now' | 'after-check'; readonly today: string },
): ImportForm {
  const { unit, hospitalization, admittedOn, dischargedOn, sex, birthYear } = readFacts(typed, given.today);
  const facts = { unit, hospitalization, admittedOn, dischargedOn, sex, birthYear };
  const known = Object.entries(facts).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as const],
  );
  return { importId: given.importId, analyze: given.analyze, ...Object.fromEntries(known) };
}
