import { orderedSpans, type Candidate } from './candidates.ts';
import type { RefineContext } from './refinement.ts';
import type { Span } from '../types.ts';

const REGIONS: readonly RegExp[] = [
  /\b(?:tête|visage|face|cou)\b/iu,
  /\b(?:tronc|thorax|abdomen|dos)\b/iu,
  /\b(?:membres? supérieurs?|bras|mains?|avant-bras)\b/iu,
  /\b(?:membres? inférieurs?|cuisses?|jambes?|pieds?)\b/iu,
];
const DEGREES = [
  /(?:premier|1er) degré/iu,
  /(?:deuxième|second|2[eè](?:me)?) degré/iu,
  /(?:troisième|3[eè](?:me)?) degré/iu,
];
const SURFACE = /(\d{1,2})\s*%\s*(?:de (?:la )?)?(?:SCT|SCB|surface (?:corporelle|cutanée))/iu;
const AROUND = 260;

/** Burns: several regions (T29) by their worst degree, and the surface as a code of its own (T31, CIM-10). */
export function refineBurns(candidates: readonly Candidate[], { reading, table }: RefineContext): readonly Candidate[] {
  return candidates.flatMap((one) => {
    if (one.code !== 'T300') return [one];
    const place = one.quotes[0]!;
    const around = reading.text.slice(place.start, place.end + AROUND);
    const degree = DEGREES.findLastIndex((words) => words.test(around)) + 1;
    const several = REGIONS.filter((words) => words.test(around)).length > 1;
    const code = `${several ? 'T29' : 'T30'}${degree}`;
    const burn = { ...one, code, reasons: [several ? 'plusieurs régions du corps' : 'région non précisée'] };
    return [burn, ...surfaceOf(one, around, place, degree)].filter((kept) => table.usable(kept.code) !== null);
  });
}

function surfaceOf(burn: Candidate, around: string, place: Span, degree: number): Candidate[] {
  const match = SURFACE.exec(around);
  if (match === null) return [];
  const tens = Math.floor(Number(match[1]) / 10);
  const span = { start: place.start + match.index, end: place.start + match.index + match[0].length };
  const code = `T31${tens}${tens >= 3 && tens <= 5 ? Number(degree > 1) : ''}`;
  return [{ ...burn, code, quotes: orderedSpans([place, span]), reasons: [`surface brûlée de ${match[1]} %`] }];
}
