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

/**
 * What was typed in the box, as the beginning of a file. The surname is what is written in capitals, else what has a
 * particle or an elision ("Le Goff", "O’Brien"), else the last word when it alone has a capital; else the first word, as
 * one looks for somebody: "ibarra solène". A guess: both fields can be changed, and swapped.
 */
export function typedIdentity(typed: string): { readonly lastName: string; readonly firstName: string } {
  const words = typed
    .replaceAll(/[\d/.+]+/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const names = withParticles(words);
  const surname = surnameOf(names);
  return {
    lastName: written(names.filter((name) => surname.has(name))),
    firstName: written(names.filter((name) => !surname.has(name))),
  };
}

const PARTICLE = /^(?:.*-)?(?:le|la|les|de|du|des|van|von|el|ben|da|di|dos)$/i;
const ELISION = /^\p{L}{1,2}['’]/u;
const isCapital = (name: string): boolean => name.length > 1 && name === name.toLocaleUpperCase('fr');
const hasCapital = (name: string): boolean => name !== name.toLocaleLowerCase('fr');

/** Words, each with the particles before it: "O’Brien-Le Goff", "de La Tour". */
function withParticles(words: readonly string[]): readonly string[] {
  const names: string[] = [];
  let open = false;
  for (const word of words) {
    if (open) names.push(`${names.pop() ?? ''} ${word}`);
    else names.push(word);
    open = PARTICLE.test(word);
  }
  return names;
}

function surnameOf(names: readonly string[]): ReadonlySet<string> {
  const tells = [isCapital, (name: string) => name.includes(' ') || ELISION.test(name)];
  for (const tell of tells) {
    const told = names.filter(tell);
    if (told.length > 0 && told.length < names.length) return new Set(told);
  }
  const [only, ...others] = names.filter(hasCapital);
  const lastAlone = only !== undefined && others.length === 0 && only === names.at(-1);
  return new Set(lastAlone ? [only] : names.slice(0, 1));
}

/** As names are written: a capital at each word, and at each of its parts when all of it was in capitals. */
function written(names: readonly string[]): string {
  const starts = (text: string, at: RegExp): string => text.replaceAll(at, (letter) => letter.toLocaleUpperCase('fr'));
  return names
    .map((name) =>
      isCapital(name) ? starts(name.toLocaleLowerCase('fr'), /(?<=^|[-'’ ])\p{L}/gu) : starts(name, /(?<=^| )\p{L}/gu),
    )
    .join(' ');
}
