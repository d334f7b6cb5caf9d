/**
 * A patient as `GET /api/patients` lists one: nothing but its identifier when the patient opposes it. That room is known
 * here only by what it answers.
 */
export type PatientLine =
  | { readonly opposed: true; readonly id: string }
  | {
      readonly opposed: false;
      readonly id: string;
      readonly name: string;
      readonly birthDate: string | null;
      readonly phone: string | null;
    };

/** Somebody chosen for an appointment. */
export interface ChosenPatient {
  readonly id: string;
  readonly name: string;
  readonly second: string;
}

/** What was typed in the box, as the beginning of a file: "ibarra solène" is a name and a first name. */
export function typedIdentity(typed: string): { readonly lastName: string; readonly firstName: string } {
  const words = typed
    .replaceAll(/[\d/.+]+/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const named = words.map((word) => word.slice(0, 1).toLocaleUpperCase('fr') + word.slice(1));
  return { lastName: named[0] ?? '', firstName: named.slice(1).join(' ') };
}
