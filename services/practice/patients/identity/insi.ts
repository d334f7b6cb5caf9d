import type { Traits } from './traits.ts';
import { TEST_SYSTEM, type Matricule } from './matricule.ts';

/** What the national teleservice answers to strict traits. */
export type InsiAnswer = { readonly found: 'one'; readonly ins: Matricule } | { readonly found: 'none' | 'several' };

/**
 * The INSi teleservice. The real one asks for a professional’s card or an organisation’s certificate and an authorised
 * editor; whoever has them gives another of this form.
 */
export interface Insi {
  /** Said on screen when answers are invented. */
  readonly simulated: boolean;
  /** Traits are complete. @throws {Unavailable} when the teleservice does not answer. */
  find(traits: Traits): Promise<InsiAnswer>;
}

/**
 * Answers as the teleservice would, with numbers of the test system only: made of the traits, they are nobody's. The
 * birth name "Inconnu" is not found, "Homonyme" is found several times.
 */
export const simulatedInsi: Insi = {
  simulated: true,
  find: async (traits) => {
    const name = traits.birthName.toLowerCase();
    if (name === 'inconnu') return { found: 'none' };
    if (name === 'homonyme') return { found: 'several' };
    return { found: 'one', ins: { matricule: inventedNumber(traits), system: TEST_SYSTEM } };
  },
};

function inventedNumber({ sex, birthDate, birthPlaceCode, birthName, birthFirstNames }: Traits): string {
  const [year = '0000', month = '00'] = (birthDate ?? '').split('-');
  const order = [...`${birthName} ${birthFirstNames}`].reduce(
    (sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 999,
    7,
  );
  const number = `${sex === 'M' ? '1' : '2'}${year.slice(2)}${month}${birthPlaceCode}${String(order + 1).padStart(3, '0')}`;
  const counted = BigInt(number.replace('2A', '19').replace('2B', '18'));
  return `${number}${String(97n - (counted % 97n)).padStart(2, '0')}`;
}
