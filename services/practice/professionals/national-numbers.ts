import { Invalid, type FieldError } from '#platform/kernel/errors.ts';
import { isAdeli, isRpps } from '#platform/kernel/identifiers.ts';

/** Vouched for by name by their structure: they have no national number (TRE_G15). */
const WITHOUT_NUMBER = new Set(['35']);

/**
 * Refuses a professional without a national number, or with one whose shape or key is false, where a person types it
 * (MAI-005). That it is in force is for the national directory to say.
 * @throws {Invalid} `professionals.national-number`
 */
export function refuseFalseNumbers(given: {
  readonly professionCode: string;
  readonly rpps: string | null;
  readonly adeli: string | null;
}): void {
  const { professionCode, rpps, adeli } = given;
  const errors: FieldError[] = [];
  if (rpps !== null && !isRpps(rpps)) {
    const message = /^\d{11}$/.test(rpps)
      ? 'La clé de ce numéro RPPS est fausse : un chiffre est sans doute mal recopié.'
      : 'Un numéro RPPS compte onze chiffres.';
    errors.push({ field: 'rpps', rule: 'key', message });
  }
  if (adeli !== null && !isAdeli(adeli)) {
    const message = 'Un numéro ADELI compte neuf caractères et commence par un département.';
    errors.push({ field: 'adeli', rule: 'shape', message });
  }
  if (rpps === null && adeli === null && !WITHOUT_NUMBER.has(professionCode)) {
    errors.push({ field: 'rpps', rule: 'required', message: 'Donnez le numéro RPPS ou, à défaut, ADELI.' });
  }
  if (errors.length > 0)
    throw new Invalid('professionals.national-number', 'Le numéro national est à corriger.', errors);
}
