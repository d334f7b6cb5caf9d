import type { Candidate } from './candidates.ts';
import { recoded, type RefineContext } from './refinement.ts';
import type { Span } from '../types.ts';

type Rule = (
  candidate: Candidate,
  context: RefineContext,
  all: readonly Candidate[],
) => Candidate | readonly Candidate[];

/** Diseases whose extension a figure, a stage or another disease of the report decides. */
export function refineDiseases(candidates: readonly Candidate[], context: RefineContext): readonly Candidate[] {
  return RULES.reduce<readonly Candidate[]>(
    (some, rule) => some.flatMap((one) => rule(one, context, some)),
    candidates,
  );
}

/** I50.-: ejection fraction. */
const heartFailure: Rule = (candidate, context) => {
  const fraction = context.facts.ejectionFraction;
  const code = candidate.code === 'I509' && fraction !== null ? 'I5019' : candidate.code;
  if (fraction === null || !/^I50[01]9$/.test(code)) return candidate;
  const extension = fraction.value >= 50 ? '0' : fraction.value >= 40 ? '1' : '2';
  return recoded(candidate, `${code.slice(0, 4)}${extension}`, context, `FEVG ${fraction.value} %`, fraction.span);
};

/** N18.-: stage by filtration rate (KDIGO), when the disease is chronic and its stage is not written. */
const kidneyDisease: Rule = (candidate, context) => {
  const { filtration, kidneyStage } = context.facts;
  if (candidate.code === 'N189' && kidneyStage !== null) {
    return recoded(candidate, `N18${kidneyStage.value}`, context, `stade ${kidneyStage.value}`, kidneyStage.span);
  }
  if (candidate.code !== 'N189' || filtration === null || filtration.value >= 60) return candidate;
  const stage = filtration.value >= 30 ? 3 : filtration.value >= 15 ? 4 : 5;
  return recoded(
    candidate,
    `N18${stage}`,
    context,
    `débit de filtration ${filtration.value} ml/min : stade ${stage}`,
    filtration.span,
  );
};

/** J96.1: obstructive when a COPD is coded, hypoxic or hypercapnic by what the report says. */
const respiratoryFailure: Rule = (candidate, context, all) => {
  if (!candidate.code.startsWith('J961') || (candidate.code.length >= 6 && !/^J9619[01]$/.test(candidate.code)))
    return candidate;
  const obstructiveCoded = all.some(({ code }) => /^J4[347]/.test(code));
  const { text } = context.reading;
  const saysCopd = ({ start, end }: Span): boolean =>
    /BPCO|bronchopneumopathie chronique/i.test(text.slice(start, end));
  const impliesCopd = all.some(({ code, quotes }) => code.startsWith('J96') && quotes.some(saysCopd));
  const obstructive = obstructiveCoded || impliesCopd;
  const hypercapnic =
    all.find(({ code }) => code === 'R068' || code === 'J9611') ??
    context.reading.mentions.find(
      ({ span, judged }) =>
        judged.judgement === 'affirmed' && /hypercapni/i.test(context.reading.text.slice(span.start, span.end)),
    );
  const { oxygen } = context.facts;
  const type = hypercapnic !== undefined ? '1' : oxygen === null ? '9' : '0';
  const reasons = [obstructive ? 'BPCO associée' : '', type === '0' ? 'oxygénothérapie sans hypercapnie' : ''];
  const precise = recoded(
    candidate,
    `J961${type}${obstructive ? '0' : '1'}`,
    context,
    reasons.filter(Boolean).join(', '),
    oxygen?.span,
  );
  return impliesCopd && !obstructiveCoded
    ? [precise, { ...candidate, code: 'J448', reasons: ['BPCO à l’origine de l’insuffisance respiratoire'] }]
    : precise;
};

/** L89.-: stage. */
const pressureUlcer: Rule = (candidate, context) => {
  const { ulcerStage } = context.facts;
  if (candidate.code !== 'L899' || ulcerStage === null) return candidate;
  return recoded(
    candidate,
    `L89${ulcerStage.value - 1}`,
    context,
    `escarre de stade ${ulcerStage.value}`,
    ulcerStage.span,
  );
};

/** F00.- goes with G30.- (dagger and asterisk); the degree of a dementia follows the MMSE (HAS, 2011). */
const dementia: Rule = (candidate, context, all) => {
  const alzheimer = /^G30([0189])$/.exec(candidate.code);
  if (alzheimer !== null) return alzheimerPair(candidate, alzheimer[1]!, context, all);
  return /^F0[0-3]/.test(candidate.code) ? withDegree(candidate, context) : candidate;
};

function alzheimerPair(
  candidate: Candidate,
  onset: string,
  context: RefineContext,
  all: readonly Candidate[],
): readonly Candidate[] {
  if (all.some(({ code }) => code.startsWith('F00'))) return [candidate];
  const root = onset === '8' ? 'F002' : `F00${onset}`;
  const dementiaOf = {
    ...candidate,
    code: root,
    reasons: ['démence de la maladie d’Alzheimer : les deux codes vont ensemble (dague et astérisque)'],
  };
  return [candidate, withDegree(dementiaOf, context)];
}

function withDegree(candidate: Candidate, context: RefineContext): Candidate {
  const { mmse } = context.facts;
  if (mmse === null || candidate.code.replace('+', '').length > 4) return candidate;
  const degree = mmse.value >= 20 ? '0' : mmse.value >= 10 ? '1' : '2';
  const root = candidate.code === 'F03' ? 'F03+' : candidate.code;
  const words = { 0: 'légère', 1: 'moyenne', 2: 'sévère' }[degree];
  return recoded(candidate, `${root}0${degree}`, context, `MMSE ${mmse.value}/30 : démence ${words}`, mmse.span);
}

const RULES: readonly Rule[] = [heartFailure, kidneyDisease, respiratoryFailure, pressureUlcer, dementia];
