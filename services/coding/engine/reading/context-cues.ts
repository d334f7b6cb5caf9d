import type { ContextCues } from '../reference.ts';
import { tokenize } from '../text/tokens.ts';

/** What the words around a mention make of it. */
export type Judgement = 'affirmed' | 'negated' | 'excluded' | 'hypothesis' | 'family';

export interface Cue {
  readonly words: readonly string[];
  readonly judgement: Exclude<Judgement, 'affirmed'>;
  readonly side: 'before' | 'after';
}

/** Cues of hospital letters that the general list (EDS-NLP) does not hold. */
const ADDED: readonly { readonly judgement: Cue['judgement']; readonly side: Cue['side']; readonly cues: string }[] = [
  {
    judgement: 'negated',
    side: 'before',
    cues:
      'pas|absence de|aucun signe de|indemne de|a elimine|permis d eliminer|disparition de|exempt de|n a jamais|libre de|' +
      'regression complete de|ni|ne presente plus|plus de|negatif pour|negative pour|apyretique sans|au lieu de',
  },
  {
    judgement: 'negated',
    side: 'after',
    cues:
      'non retrouve|non retrouvee|non retrouves|non retrouvees|negatif|negative|negatifs|negatives|absent|absente|absents|absentes|' +
      'non objective|non objectivee|normal|normale|normaux|normales|etait normal|etait normale|sans particularite|sans anomalie|libre|libres',
  },
  {
    judgement: 'excluded',
    side: 'after',
    cues:
      'elimine|eliminee|elimines|eliminees|ecarte|ecartee|ecartes|ecartees|exclu|exclue|exclus|exclues|infirme|infirmee|' +
      'non retenu|non retenue|n a pas ete retenu|n a pas ete retenue|non confirme|non confirmee|pas confirme|pas confirmee',
  },
  {
    judgement: 'hypothesis',
    side: 'before',
    cues:
      'suspicion de|suspicion d|suspectant|suspectait|suspecte|a explorer|doute sur|doute un|doute une|evoquant|evoquait|evoque|evoquer|faisant evoquer|' +
      'recherche de|recherche d|en cas de|en cas d|risque de|risque d|prevention de|prevention d|prevention des|prevention du|' +
      'depistage de|depistage d|depistage du|craint|faisant craindre|crainte de|peur de|a la recherche de|a la recherche d|' +
      'probable|possible|eventuel|eventuelle|hypothese de|hypothese d|vaccination contre|vaccin contre|conseils|education',
  },
  {
    judgement: 'hypothesis',
    side: 'after',
    cues:
      'a confirmer|a explorer|suspecte|suspectee|suspectes|suspectees|a eliminer|a discuter|a rechercher|evoque|evoquee|evoques|evoquees|' +
      'probable|probables|possible|possibles|hypothetique',
  },
];

/** Cues of the general list that mislead in letters: they qualify what is present, or belong to ordinary speech. */
const MISLEADING = new Set(
  (
    'discret|discrets|discrete|discretes|exploration|selon|soit|non|elimination|exclusion|impossible|immunise|immunisee|' +
    'immunises|immunisees|negligeable|negligeables|depourvu|depourvue|depourvus|depourvues|disparait|disparaissent|idee de|possibilite|predisposant a|' +
    'symptome atypique|pas necessaire|improbable|en considerant que|potentiel|potentielle|potentiels|potentielles|risque|impossibilite de|pas|ni|sans'
  ).split('|'),
);

/** The general list and the added ones, as words. */
export function cuesOf({ negation, hypothesis }: ContextCues): Cue[] {
  const general = [
    ...negation.before.map((text) => cue(text, 'negated', 'before')),
    ...negation.after.map((text) => cue(text, 'negated', 'after')),
    ...hypothesis.before.map((text) => cue(text, 'hypothesis', 'before')),
    ...hypothesis.after.map((text) => cue(text, 'hypothesis', 'after')),
  ].filter(({ words }) => words.length > 0 && !MISLEADING.has(words.join(' ')));
  const added = ADDED.flatMap(({ cues, judgement, side }) => cues.split('|').map((text) => cue(text, judgement, side)));
  return [...added, cue('sans', 'negated', 'before'), ...general];
}

function cue(text: string, judgement: Cue['judgement'], side: Cue['side']): Cue {
  return { words: wordsOf(text), judgement, side };
}

export function wordsOf(text: string): string[] {
  return tokenize(text).map((token) => token.text);
}
