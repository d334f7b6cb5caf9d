import type { FieldProblem } from '#platform/web/api/problem.ts';
import { parseTypedDate } from '#platform/web/kit/form/typed-date.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import type { StayLine } from '../../api/stays.ts';

/** Facts of a stay as one types them. */
export interface TypedFacts {
  readonly localId: string;
  readonly unit: string;
  readonly hospitalization: string;
  /** As typed: `12/3`, `12 mars 2026`. */
  readonly admittedOn: string;
  readonly dischargedOn: string;
  readonly sex: string;
  readonly birthYear: string;
}

export const NO_FACTS: TypedFacts = {
  ...{ localId: '', unit: '', hospitalization: 'HC', admittedOn: '', dischargedOn: '', sex: '', birthYear: '' },
};

/** Facts as the server wants them; what was left empty is null. */
export interface StayFacts {
  readonly localId: string;
  readonly unit: string | null;
  readonly hospitalization: string;
  readonly admittedOn: string | null;
  readonly dischargedOn: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
}

export function typedFacts(stay: StayLine): TypedFacts {
  return {
    localId: stay.localId,
    unit: stay.unit ?? '',
    hospitalization: stay.hospitalization,
    admittedOn: stay.datesFrom === 'import-day' ? '' : shortDate(stay.admittedOn),
    dischargedOn: stay.dischargedOn === null ? '' : shortDate(stay.dischargedOn),
    sex: stay.sex ?? '',
    birthYear: stay.birthYear === null ? '' : String(stay.birthYear),
  };
}

/** Reads what was typed. @param today `YYYY-MM-DD`, from which a missing year is counted. */
export function readFacts(typed: TypedFacts, today: string): StayFacts {
  const { localId, unit, hospitalization, sex, birthYear } = typed;
  return {
    ...{ localId: localId.trim(), unit: unit.trim() || null, hospitalization, sex: sex || null },
    admittedOn: dateOf(typed.admittedOn, today),
    dischargedOn: dateOf(typed.dischargedOn, today),
    birthYear: birthYear.trim() === '' ? null : Number(birthYear),
  };
}

/** What can already be told to be wrong. */
export function factProblems(typed: TypedFacts, today: string): readonly FieldProblem[] {
  const read = readFacts(typed, today);
  const problems: FieldProblem[] = [];
  const wrong = (field: keyof TypedFacts, message: string) => problems.push({ field, rule: 'format', message });
  if (typed.admittedOn.trim() !== '' && read.admittedOn === null)
    wrong('admittedOn', 'Écrivez l’entrée comme 8/10/2026.');
  if (typed.dischargedOn.trim() !== '' && read.dischargedOn === null)
    wrong('dischargedOn', 'Écrivez la sortie comme 14/11/2026.');
  if (read.admittedOn !== null && read.dischargedOn !== null && read.dischargedOn < read.admittedOn) {
    wrong('dischargedOn', 'La sortie vient avant l’entrée.');
  }
  const { birthYear } = read;
  if (birthYear !== null && !(birthYear >= 1890 && birthYear <= Number(today.slice(0, 4)))) {
    wrong('birthYear', 'Écrivez une année de quatre chiffres.');
  }
  return problems;
}

function dateOf(typed: string, today: string): string | null {
  return typed.trim() === '' ? null : (parseTypedDate(typed, today, 'past')?.date ?? null);
}
