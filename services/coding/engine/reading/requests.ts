import type { Reading } from './mentions.ts';

/** Said whenever a text asks for more than codes; nothing else answers it. */
export const REFUSAL =
  'Cabinet propose des codes à partir de ce qui est écrit. Il ne donne ni diagnostic, ni conseil de traitement, ni décision de soins.';

/** Sentences written to a program rather than to a colleague. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore[rz]?|oublie[rz]?|ne (?:tiens|tenez) pas compte)\b[^\n]*\b(?:consignes?|instructions?|règles?|précède|précédente?s?|ci-dessus)/iu,
  /\b(?:tu es|vous êtes|agis comme|en tant qu['’])\s*(?:une? )?(?:IA|intelligence artificielle|assistante?|modèle|robot|logiciel|médecin expert)/iu,
  /^\s*(?:réponds|répondez|affiche[rz]?|écris|écrivez|code[rz]?|ajoute[rz]?|propose[rz]?|donne[rz]?|conseille[rz]?|recommande[rz]?|indique[rz]?|dis|dites)(?:[- ](?:moi|nous))?\s+(?:moi |nous )?(?:aussi )?(?:le|la|les|un|une|des|quel|quelle|que|si|tous|toutes)\b/iu,
  /\b(?:ignore|disregard|forget)\b[^\n]*\b(?:instructions?|prompt|rules?|above|previous)/iu,
  /\b(?:conseille|recommande|suggère|prescri[st]|propose)[rz]?[- ](?:moi|nous)\b/iu,
];
/** Questions of care. */
const QUESTIONS: readonly RegExp[] = [
  /\bquel(?:le)?s?\b[^.\n?]*\b(?:traitements?|posologie|diagnostics?|médicaments?|conduite|dose|antibiotiques?)\b[^.\n?]*\?/iu,
  /\b(?:que|qu['’]|dois-je|faut-il|doit-on|peut-on)\b[^.\n?]*\b(?:prescrire|faire|administrer|arrêter|proposer|traiter|donner)\b[^.\n?]*\?/iu,
];

/**
 * Places of the propositions that ask a program for something. What they name is no finding about the patient: their
 * mentions are not proposed (CIM-41).
 */
export function requestsIn({ text, propositions }: Pick<Reading, 'text' | 'propositions'>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [at, { span }] of propositions.entries()) {
    // The question mark stands just after the last word.
    const said = text.slice(span.start, span.end + 3);
    if ([...ORDERS, ...QUESTIONS].some((pattern) => pattern.test(said))) found.add(at);
  }
  return found;
}
