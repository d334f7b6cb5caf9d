import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest } from '../analysis/messages.ts';
import type { Analysis, Proposal, QualityWarning, ScopeDoubt } from '../engine/types.ts';
import { CODES, TERMS } from './stand-in-terms.ts';

/**
 * A thread of the analysis pool with a tiny engine whose answers are known in advance, so that tests of the service do
 * not change with the dictionary. Some words make it misbehave: `[[crash]]`, `[[hang]]`, `[[throw]]`;
 * `[[bad codes]]` makes it propose a code that does not exist, one out of date and one in a role that refuses it;
 * `[[bad quote]]` to quote what the report does not say.
 */
const port = parentPort!;
const known = new Set<string>();

port.on('message', (request: ThreadRequest) => {
  const { id } = request;
  if (request.type === 'search')
    return say({ type: 'done', id, result: codesLike(request.query).slice(0, request.limit) });
  const { text, lexicon } = request;
  if (text.includes('[[crash]]')) process.exit(7);
  if (text.includes('[[hang]]')) for (;;);
  if (text.includes('[[throw]]')) return say({ type: 'failed', id, stack: 'at stand-in' });
  if (lexicon !== null && !known.has(lexicon.fingerprint)) {
    if (lexicon.content === undefined) return say({ type: 'lexicon-missing', id });
    known.add(lexicon.fingerprint);
  }
  say({ type: 'done', id, result: analyse(text, lexicon?.fingerprint ?? 'shipped') });
});
say({ type: 'ready' });

function say(answer: ThreadAnswer): void {
  port.postMessage(answer);
}

function codesLike(query: string) {
  const wanted = query.toLowerCase().replaceAll('.', '');
  const codes = CODES.filter(({ code, label }) => `${code} ${label}`.toLowerCase().includes(wanted));
  return codes.map((one) => ({ ...one, why: null }));
}

function analyse(text: string, lexicon: string): Analysis {
  const scope = scopeOf(text);
  const found = scope?.level === 'refuse' ? [] : TERMS.filter(({ term }) => asserted(text, term));
  const denied = TERMS.filter(({ term }) => text.includes(`pas de ${term}`));
  return {
    engine: {
      ...{ name: 'stand-in', kind: 'rules', version: '1.2.3', rules: 'r7', classification: 'CIM-10 FR 2025', lexicon },
    },
    sections: [{ kind: 'body', title: '', span: { start: 0, end: text.length } }],
    proposals: [...found, ...oddOnes(text)].map(({ term, role, code, label, band }, index) => ({
      ...({ role, code, label, band, rank: rankOf(index, found) } satisfies Partial<Proposal>),
      confidence: 0.7,
      quotes: [span(text, term)],
      reason: `Le texte le dit : ${code}.`,
      alternatives: [],
      notes: [],
    })),
    setAside: denied.map(({ term, code, label }) => ({
      ...{ code, label, reason: 'negated', text: 'niée', quotes: [span(text, `pas de ${term}`)] },
    })),
    quality: qualityOf(text),
    scope,
    discarded: { 'unknown-code': 2 },
  };
}

const BAD: typeof TERMS = [
  { term: 'bad', role: 'DAS', code: 'Q9999', label: 'N’existe pas', band: 'high' },
  { term: 'bad', role: 'DAS', code: 'B242', label: 'N’est plus en vigueur', band: 'high' },
  { term: 'bad', role: 'MMP', code: 'I10', label: 'Hypertension essentielle', band: 'low' },
];

function oddOnes(text: string): typeof TERMS {
  if (text.includes('[[bad quote]]')) {
    return [{ term: 'nowhere in the report', role: 'DAS', code: 'W010', label: 'Chute de plain-pied', band: 'low' }];
  }
  return text.includes('[[bad codes]]') ? BAD : [];
}

function asserted(text: string, term: string): boolean {
  return text.includes(term) && !text.includes(`pas de ${term}`);
}

function rankOf(index: number, found: typeof TERMS): number {
  const role = found[index]?.role;
  return found.slice(0, index).filter((one) => one.role === role).length + 1;
}

function span(text: string, term: string) {
  const start = text.indexOf(term);
  return { start, end: start + term.length };
}

function qualityOf(text: string): readonly QualityWarning[] {
  return text.length < 200 ? [{ code: 'thin', text: 'Le compte rendu est très court.' }] : [];
}

function scopeOf(text: string): ScopeDoubt | null {
  if (text.includes('Facture n°')) return { level: 'refuse', text: 'Ce document est une facture.' };
  if (text.includes('chirurgie ambulatoire')) return { level: 'confirm', text: 'Ce séjour ne semble pas de SMR.' };
  return null;
}
