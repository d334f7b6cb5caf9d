import { foldedText } from '#platform/kernel/folded-text.ts';

export type Difference = 'not-in-force' | 'name' | 'profession' | 'specialty';

interface Declared {
  readonly lastName: string;
  readonly firstName: string;
  readonly professionCode: string;
  readonly specialtyCode: string | null;
}

interface Recorded {
  readonly lastName: string;
  readonly firstName: string;
  readonly professionCode: string;
  readonly specialtyCodes: readonly string[];
}

/** Specialities of general practice are three codes for one practice: people declare one, the directory holds another. */
const GENERAL_PRACTICE = ['SM26', 'SM53', 'SM54'];

/** In what a professional of a practice differs from the national directory; `null`: the directory does not know them. */
export function differencesOf(declared: Declared, recorded: Recorded | null): readonly Difference[] {
  if (recorded === null) return ['not-in-force'];
  const { specialtyCode } = declared;
  const asked = specialtyCode !== null && GENERAL_PRACTICE.includes(specialtyCode) ? GENERAL_PRACTICE : [specialtyCode];
  const specialtyHeld = specialtyCode === null || recorded.specialtyCodes.some((code) => asked.includes(code));
  return [
    ...(sameName(declared, recorded) ? [] : ['name' as const]),
    ...(declared.professionCode === recorded.professionCode ? [] : ['profession' as const]),
    ...(specialtyHeld ? [] : ['specialty' as const]),
  ];
}

/** The directory writes in capitals, without accents, sometimes with all first names. */
function sameName(declared: Declared, recorded: Recorded): boolean {
  const [first] = foldedText(declared.firstName).split(' ');
  return (
    foldedText(declared.lastName) === foldedText(recorded.lastName) &&
    foldedText(recorded.firstName)
      .split(' ')
      .includes(first ?? '')
  );
}
