import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { History, StayView } from '#services/coding/api.ts';
import { statementFor } from '#services/coding/testing/caller.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT, WITHOUT_AE } from './reports.ts';

const scene = await codingScene({ after });
const { tim, colleague, runner } = scene;

async function analysed(text = FULL_REPORT): Promise<StayView> {
  const created = await tim.paste(text);
  await runner.idle();
  return tim.stay(created.stay.id);
}

test('CIM-48 each proposal is decided one by one: with one left, validation is refused and points it out', async () => {
  const view = await analysed(`${FULL_REPORT} Bilan : hémiplégie.`);
  assert.equal(view.analysis?.proposals.length, 5);
  assert.ok(view.analysis?.proposals.every(({ decision }) => decision === null));
  let present = view;
  for (const { key } of view.analysis!.proposals.filter(({ code }) => code !== 'L891')) {
    const kind = key === 'MMP:G8199' ? 'refuse' : 'accept';
    present = await tim.decide(present, { kind, proposalKey: key });
  }
  assert.equal(present.stay.remaining, 1);
  assert.deepEqual(
    [present.may.validate.allowed, present.may.validate.reason],
    [...[false, 'DAS L89.1 Ulcère de décubitus de stade II : à accepter, refuser ou remplacer.']],
  );
  const refused = await tim.call('POST', `/stays/${view.stay.id}/validate`, statementFor(present));
  const text = 'DAS L89.1 Ulcère de décubitus de stade II : à accepter, refuser ou remplacer.';
  assert.deepEqual(
    [refused.status, refused.json['code'], refused.json['errors']],
    [...[422, 'coding.validation.incomplete', [{ field: 'DAS:L891', rule: 'undecided', message: text }]]],
  );
  assert.equal((await tim.stay(view.stay.id)).stay.state, 'to-review');
  const last = await tim.decide(present, { kind: 'accept', proposalKey: 'DAS:L891' });
  assert.equal((await tim.validate(last)).stay.state, 'validated');
  // No request accepts more than one proposal.
  const all = { id: newId(), madeUpon: 0, kind: 'accept', proposalKey: ['MMP:Z966', 'AE:S7200'] };
  assert.equal((await tim.call('POST', `/stays/${view.stay.id}/decisions`, all)).status, 422);
});

test('CIM-50 the person’s choice prevails: a code entered by hand against the proposal is the one kept and exported', async () => {
  let view = await analysed(WITHOUT_AE);
  view = await tim.decide(view, { kind: 'refuse', proposalKey: 'MMP:Z966', reason: 'imprecise' });
  view = await tim.decide(view, { kind: 'add', role: 'MMP', code: 'M16.0' });
  view = await tim.decide(view, { kind: 'replace', proposalKey: 'DAS:L891', code: 'E43' });
  view = await tim.decide(view, { kind: 'accept', proposalKey: 'DAS:I10' });
  assert.deepEqual(
    view.added.map(({ code, by }) => [code, by]),
    [['M160', { name: 'Hortense Galibier', profile: 'coder-tim' }]],
  );
  const path = `/stays/${view.stay.id}/validate`;
  const unsaid = await tim.call('POST', path, statementFor(view, { emptyRoles: [] }));
  const unsaidErrors = unsaid.json['errors'] as { field: string; rule: string }[];
  assert.deepEqual(
    unsaidErrors.map(({ field, rule }) => [field, rule]),
    [['AE', 'empty-role']],
  );
  for (const missing of ['severity', 'dependency', 'emptyRoles']) {
    const answer = await tim.call('POST', path, statementFor(view, { [missing]: undefined }));
    assert.deepEqual(
      (answer.json['errors'] as { field: string }[]).map(({ field }) => field),
      [missing],
    );
  }
  const dependency = { dressing: 3, mobility: 2, eating: 1, continence: 1, behaviour: 1, communication: 1 };
  const done = await tim.validate(view, { severity: '2', dependency });
  const codes = [
    { role: 'MMP', code: 'M160', label: 'Coxarthrose primaire bilatérale', origin: 'entered-by-user', replaces: null },
    {
      role: 'DAS',
      code: 'E43',
      label: 'Malnutrition protéino-énergétique grave',
      origin: 'replaced',
      replaces: 'L891',
    },
    { role: 'DAS', code: 'I10', label: 'Hypertension essentielle (primitive)', origin: 'accepted', replaces: null },
  ].map((code) => ({ ...code, status: 'validated' }));
  assert.deepEqual(
    [done.validation?.codes, done.validation?.severity, done.validation?.dependency],
    [codes, '2', dependency],
  );
  const json = (await tim.call('GET', `/stays/${view.stay.id}/export/json`)).json;
  assert.deepEqual([json['codes'], json['emptyRoles'], json['severity']], [codes, ['AE'], '2']);
  const csv = (await tim.call('GET', `/stays/${view.stay.id}/export/csv`)).body;
  assert.match(csv, /MMP;M160;M16\.0;Coxarthrose primaire bilatérale;saisi par l’utilisateur;;validé/);
});

test('a code that does not exist, has no place in the role, or is there already is refused at once', async () => {
  const view = await analysed();
  const path = `/stays/${view.stay.id}/decisions`;
  const sent = (decision: object) => tim.refused('POST', path, { id: newId(), madeUpon: 0, ...decision });
  assert.deepEqual(
    [
      await sent({ kind: 'add', role: 'DAS', code: 'Q99.99' }),
      await sent({ kind: 'add', role: 'MMP', code: 'L891' }),
      await sent({ kind: 'add', role: 'DAS', code: 'I10' }),
      await sent({ kind: 'add', role: 'DAS', code: 'bonjour' }),
      await sent({ kind: 'accept', proposalKey: 'DAS:E440' }),
      await sent({ kind: 'replace', proposalKey: 'DAS:I10', code: 'I10' }),
    ],
    [
      [422, 'coding.decision.code'],
      [422, 'coding.decision.code'],
      [409, 'coding.decision.already-kept'],
      [422, 'request.invalid'],
      [404, 'coding.proposal.not-found'],
      [422, 'coding.decision.code'],
    ],
  );
  assert.equal((await tim.stay(view.stay.id)).decisionsVersion, 0);
});

test('two coders on one stay: what one did unseen is never overwritten, and nothing is lost', async () => {
  const seen = await analysed();
  const theirs = await colleague.decide(seen, { kind: 'refuse', proposalKey: 'DAS:L891', reason: 'negated' });
  const path = `/stays/${seen.stay.id}/decisions`;
  const mine = { id: newId(), madeUpon: seen.decisionsVersion, kind: 'accept', proposalKey: 'DAS:L891' };
  assert.deepEqual(await tim.refused('POST', path, mine), [409, 'coding.decision.conflict']);
  // Another proposal of the same stay is no conflict.
  const other = await tim.decide(seen, { kind: 'accept', proposalKey: 'DAS:I10' });
  const held = (view: StayView) => view.analysis!.proposals.map(({ decision }) => decision?.kind ?? null);
  assert.deepEqual(held(other), [null, null, 'refused', 'accepted']);
  assert.equal(other.analysis?.proposals[2]?.decision?.by.name, 'Basile Quercy');
  const knowing = await tim.decide(theirs, { kind: 'accept', proposalKey: 'DAS:L891' });
  assert.deepEqual(held(knowing), [null, null, 'accepted', 'accepted']);
  const complete = await tim.acceptEach(knowing);
  const late = await colleague.decide(complete, { kind: 'refuse', proposalKey: 'DAS:I10' });
  const stale = statementFor(complete);
  assert.deepEqual(await tim.refused('POST', `/stays/${seen.stay.id}/validate`, stale), [
    409,
    'coding.decision.conflict',
  ]);
  assert.equal((await tim.validate(late)).stay.state, 'validated');
});

test('forty decisions at once on one stay all find their place', async () => {
  const view = await analysed();
  const sends = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? tim : colleague)).map((coder, at) => {
    const proposalKey = ['MMP:Z966', 'AE:S7200', 'DAS:L891', 'DAS:I10'][at % 4];
    return coder.decide({ ...view, decisionsVersion: 1000 }, { kind: at < 20 ? 'accept' : 'refuse', proposalKey });
  });
  await Promise.all(sends);
  const { decisions } = await tim.do<History>('GET', `/stays/${view.stay.id}/history`);
  assert.deepEqual(
    decisions.map(({ number }) => number),
    Array.from({ length: 40 }, (_, at) => at + 1),
  );
  assert.equal((await tim.stay(view.stay.id)).stay.remaining, 0);
});

test('a double click counts once, and an identifier never stands for two decisions', async () => {
  const view = await analysed();
  const path = `/stays/${view.stay.id}/decisions`;
  const decision = { id: newId(), madeUpon: 0, kind: 'accept', proposalKey: 'DAS:I10' };
  const twice = await Promise.all([tim.call('POST', path, decision), tim.call('POST', path, decision)]);
  assert.deepEqual(
    twice.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await tim.stay(view.stay.id)).decisionsVersion, 1);
  const other = { ...decision, proposalKey: 'DAS:L891' };
  assert.deepEqual(await tim.refused('POST', path, other), [409, 'coding.decision.id-reused']);
  assert.deepEqual(await colleague.refused('POST', path, decision), [409, 'coding.decision.id-reused']);
});

test('undo brings back what held before, one step at a time, and stays in the history', async () => {
  let view = await analysed();
  view = await tim.decide(view, { kind: 'accept', proposalKey: 'DAS:I10' });
  view = await tim.decide(view, { kind: 'refuse', proposalKey: 'DAS:I10', reason: 'history', note: 'ancienne' });
  view = await tim.decide(view, { kind: 'add', role: 'DAS', code: 'W01.0' });
  assert.equal(view.undoable?.code, 'W010');
  const path = `/stays/${view.stay.id}/decisions/undo`;
  const undo = () => tim.do<StayView>('POST', path, { id: newId(), madeUpon: view.decisionsVersion });
  const held = () => [view.added.length, view.analysis?.proposals.at(-1)?.decision?.kind ?? null, view.stay.remaining];
  const seen = [held()];
  for (let step = 0; step < 3; step += 1) {
    view = await undo();
    seen.push(held());
  }
  assert.deepEqual(seen, [
    [1, 'refused', 3],
    [0, 'refused', 3],
    [0, 'accepted', 3],
    [0, null, 4],
  ]);
  assert.deepEqual(await tim.refused('POST', path, { id: newId(), madeUpon: 6 }), [
    409,
    'coding.decision.nothing-to-undo',
  ]);
  const { decisions } = await tim.do<History>('GET', `/stays/${view.stay.id}/history`);
  assert.deepEqual(
    decisions.map(({ kind, code, undone, note }) => [kind, code, undone?.by.name ?? null, note]),
    [
      ['accepted', 'I10', 'Hortense Galibier', null],
      ['refused', 'I10', 'Hortense Galibier', 'ancienne'],
      ['added', 'W010', 'Hortense Galibier', null],
    ],
  );
});
