/** Why people may not be refused. */
export type Ground = 'cover' | 'origin' | 'religion' | 'health' | 'orientation' | 'precarity';

interface Term {
  readonly ground: Ground;
  /** Matched against the words of a sentence joined by spaces, from a word's beginning. */
  readonly pattern: RegExp;
}

const PEOPLE = '(?:patients?|patientes?|personnes?|gens|clients?|public|familles?|enfants?|femmes?|hommes?)';

/** Words that name a cover are enough; other words must name people, so that "corps étranger" is not somebody. */
const TERMS: readonly Term[] = [
  { ground: 'cover', pattern: /(?:cmu|css|c2s|cmuc|cssc|puma|ame|ames|cmuistes?)\b/y },
  { ground: 'cover', pattern: /complementaire(?: sante)? solidaires?\b/y },
  { ground: 'cover', pattern: /complementaire sante (?:de )?solidarite\b/y },
  { ground: 'cover', pattern: /couvertures? (?:maladie )?universelles?\b/y },
  { ground: 'cover', pattern: /aides? medicales?(?: d etat| de l etat)?\b/y },
  {
    ground: 'cover',
    pattern: new RegExp(`${PEOPLE} (?:sans|n ayant pas de|depourvus? de) (?:mutuelle|complementaire)\\b`, 'y'),
  },
  {
    ground: 'origin',
    pattern: /(?:etrangers|etrangeres|immigres?|immigrees?|migrants?|migrantes?|exiles|refugies)\b/y,
  },
  {
    ground: 'origin',
    pattern: new RegExp(
      `${PEOPLE} (?:etranger|etrangere|noirs?|noires?|arabes?|africaine?s?|asiatiques?|maghrebine?s?|d origine etrangere|non francophones?|ne parlant pas (?:le )?francais)\\b`,
      'y',
    ),
  },
  { ground: 'origin', pattern: /(?:les|des|d) (?:noirs|arabes|africains|asiatiques|maghrebins|roumains)\b/y },
  {
    ground: 'origin',
    pattern:
      /(?:roms?|gitans?|tsiganes?|tziganes?|manouches?|gens du voyage|sans papiers|demandeurs? d asile|non francais)\b/y,
  },
  {
    ground: 'religion',
    pattern: /(?:musulmane?s?|juifs?|juives?|chretiens?|chretiennes?|temoins? de jehovah|voilees?)\b/y,
  },
  { ground: 'health', pattern: /(?:seropositifs?|seropositives?|toxicomanes?|drogues|obeses)\b/y },
  {
    ground: 'health',
    pattern: new RegExp(
      `${PEOPLE} (?:vih|sida|handicapee?s?|(?:en situation de|avec un) handicap|porteurs? du vih)\\b`,
      'y',
    ),
  },
  {
    ground: 'orientation',
    pattern: /(?:homosexuels?|homosexuelles?|gays?|lesbiennes?|transgenres?|transsexuels?|lgbt)\b/y,
  },
  { ground: 'orientation', pattern: new RegExp(`${PEOPLE} trans\\b`, 'y') },
  {
    ground: 'precarity',
    pattern: /(?:sdf|sans abri|sans domicile(?: fixe)?|cas sociaux|cas soc|rsa|rmistes?|chomeurs?)\b/y,
  },
  { ground: 'precarity', pattern: new RegExp(`${PEOPLE} (?:precaires?|pauvres?|demunie?s?)\\b`, 'y') },
];

/** No term covers more words: the rest of a long sentence need not be read again from each of its words. */
const LONGEST_TERM = 12;

/** A mention of protected people, by the words it covers: from `start` to `end`, not included. */
export interface Mention {
  readonly ground: Ground;
  readonly start: number;
  readonly end: number;
}

/** Every mention of protected people in a sentence. */
export function mentionsIn(words: readonly string[]): readonly Mention[] {
  return words.flatMap((_, start) => {
    const rest = words.slice(start, start + LONGEST_TERM).join(' ');
    const found = TERMS.map(({ ground, pattern }) => {
      pattern.lastIndex = 0;
      const match = pattern.exec(rest);
      return match === null ? null : { ground, start, end: start + match[0].split(' ').length };
    }).find((mention) => mention !== null);
    return found === undefined ? [] : [found];
  });
}
