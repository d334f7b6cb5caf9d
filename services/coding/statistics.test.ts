import assert from 'node:assert/strict';
import test from 'node:test';
import type { Decision } from './decisions.ts';
import { ratesOf, type ReviewedStay } from './statistics.ts';

function stay(engine: string, ...outcomes: Decision['kind'][]): ReviewedStay {
  const proposals = outcomes
    .filter((kind) => kind !== 'added')
    .map((_, at) => ({ key: `DAS:A0${at}`, role: 'DAS' as const }));
  let at = 0;
  const decisions = outcomes.map((kind, index): Decision => {
    const proposalKey = kind === 'added' ? null : proposals[at++]!.key;
    const what = { role: 'DAS', code: `A0${index}`, label: 'x', undoes: null, personId: 'p' } as const;
    return { id: `${index}`, number: index + 1, kind, proposalKey, ...what };
  });
  return { engine, proposals, decisions };
}

test('rates follow the decisions, by role and by version', () => {
  const rates = ratesOf([stay('m 1', 'accepted', 'accepted', 'refused', 'added'), stay('m 2', 'replaced')]);
  const counts = { accepted: 2, replaced: 1, refused: 1, added: 1, proposals: 4 };
  const all = { ...counts, acceptanceRate: 0.5, correctionRate: 0.25, refusalRate: 0.25 };
  const none = { proposals: 0, accepted: 0, replaced: 0, refused: 0, added: 0 };
  const no = { ...none, acceptanceRate: null, correctionRate: null, refusalRate: null };
  assert.deepEqual(rates, {
    reviewedStays: 2,
    all,
    byRole: [
      { role: 'MMP', ...no },
      { role: 'AE', ...no },
      { role: 'DAS', ...all },
    ],
    byVersion: [
      {
        ...{ engine: 'm 1', proposals: 3, accepted: 2, replaced: 0, refused: 1, added: 1 },
        ...{ acceptanceRate: 2 / 3, correctionRate: 0, refusalRate: 1 / 3 },
      },
      {
        ...{ engine: 'm 2', proposals: 1, accepted: 0, replaced: 1, refused: 0, added: 0 },
        ...{ acceptanceRate: 0, correctionRate: 1, refusalRate: 0 },
      },
    ],
  });
});
