import { Invalid, type FieldError } from '#platform/kernel/errors.ts';
import { sentencesOf } from './words.ts';

/** A wording that has no place before patients, and what it looks like. */
export interface Unsuitable {
  readonly kind: 'offensive' | 'defamatory' | 'illegal';
  /** French sentence that names the rule. */
  readonly rule: string;
}

const RULES: Readonly<Record<Unsuitable['kind'], string>> = {
  offensive: 'Pas d’injure, de menace ni de grossièreté dans ce que lisent les patients.',
  defamatory: 'On n’accuse pas une personne ou un confrère dans ce que lisent les patients.',
  illegal:
    'On ne propose pas d’acte interdit : certificat de complaisance, ordonnance sans examen, vente de médicaments.',
};

/** Of whole sentences, folded. Words that care uses (« sein », « anus », « mort ») are none of these. */
const SIGNS: readonly (readonly [Unsuitable['kind'], RegExp])[] = [
  [
    'offensive',
    /\b(?:connards?|connasses?|connes?|salopes?|salauds?|putes?|putains?|encules?|enculees?|batards?|abrutis?|abruties?|debiles?|cretins?|cretines?|imbeciles?|idiots?|idiotes?|merdes?|merdeux|emmerde\w*|foutre|ta gueule|vos gueules|ferme[rz]? (?:la|ta|votre) gueule|nique\w*|pd|pedales?|tarlouzes?|gouines?|bougnoules?|negres?|negresses?|youpins?|chinetoques?|sales? (?:arabes?|juifs?|juives?|noirs?|noires?|etrangers?|gitans?|roms?)|assistes? (?:sociaux|de la societe)|cassos|parasites? de la societe|je (?:vais|vous) (?:te|vous|le|la|les)? ?(?:tue|tuer|frappe|frapper|cogne|cogner))\b/,
  ],
  [
    'defamatory',
    /\b(?:est|sont|c est|etait|serait|n est qu|ces?|cet|cette|des|un|une) (?:vrais? |vraie |sacres? |gros )?(?:escrocs?|charlatans?|voleurs?|voleuses?|menteurs?|menteuses?|pedophiles?|assassins?|criminels?|criminelles?|ivrognes?|alcooliques? notoires?|incompetents? notoires?|bouchers? (?:de|du) \w+)\b/,
  ],
  [
    'illegal',
    /\b(?:certificats? (?:de complaisance|sans (?:examen|consultation|vous voir))|arrets? de travail (?:sans (?:examen|consultation|vous voir|motif)|de complaisance|sur demande)|ordonnances? (?:sans (?:examen|consultation|vous voir)|en blanc|a vendre)|faux (?:certificats?|arrets?|pass|vaccins?)|(?:vends?|vendons|vente de) (?:\w+ ){0,2}(?:medicaments?|ordonnances?|opiaces?|morphine|subutex|cannabis|cocaine)|dessous de table|sans facture|payez? au noir)\b/,
  ],
];

/** The first wording that offends, accuses or offers what is forbidden; null when there is none (MAI-109). */
export function unsuitableIn(text: string): Unsuitable | null {
  for (const words of sentencesOf(text)) {
    const sentence = words.join(' ');
    const found = SIGNS.find(([, sign]) => sign.test(sentence));
    if (found !== undefined) return { kind: found[0], rule: RULES[found[0]] };
  }
  return null;
}

/**
 * Refuses such wording in what patients will read (MAI-109).
 * @param fields texts by path of the field
 * @throws {Invalid} `wording.unsuitable`, with the field and the rule
 */
export function refuseUnsuitable(fields: Readonly<Record<string, string | null | undefined>>): void {
  const errors = Object.entries(fields).flatMap(([field, text]): FieldError[] => {
    const found = unsuitableIn(text ?? '');
    return found === null ? [] : [{ field, rule: 'unsuitable', message: found.rule }];
  });
  if (errors.length === 0) return;
  throw new Invalid(
    'wording.unsuitable',
    'Cette formulation n’a pas sa place devant des patients : rien n’a été enregistré. Reformulez-la.',
    errors,
  );
}
