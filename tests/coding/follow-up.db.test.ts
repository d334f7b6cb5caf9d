import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { ClientStatistics, Statistics, StayView } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT } from './reports.ts';

const scene = await codingScene({ after });
const { tim, dim, runner, database, mails } = scene;

async function ready(text = FULL_REPORT): Promise<StayView> {
  const created = await tim.paste(text);
  await runner.idle();
  return tim.stay(created.stay.id);
}

test('CIM-46 after ten reviewed stays the rates match the decisions, by role and version, without a word of a report', async () => {
  for (let at = 0; at < 10; at += 1) {
    let view = await ready();
    if (at < 3) view = await tim.decide(view, { kind: 'refuse', proposalKey: 'DAS:I10', reason: 'history' });
    if (at === 9) view = await tim.decide(view, { kind: 'replace', proposalKey: 'DAS:L891', code: 'E43' });
    if (at < 2) view = await tim.decide(view, { kind: 'add', role: 'DAS', code: 'W010' });
    await tim.validate(await tim.acceptEach(view));
  }
  await ready();
  const statistics = await dim.do<Statistics>('GET', '/statistics?from=2026-11-21&to=2026-11-21');
  const none = { added: 0, replaced: 0, refused: 0, acceptanceRate: 1, correctionRate: 0, refusalRate: 0 };
  const all = {
    ...{ proposals: 40, accepted: 36, replaced: 1, refused: 3, added: 2 },
    ...{ acceptanceRate: 0.9, correctionRate: 0.025, refusalRate: 0.075 },
  };
  assert.deepEqual(statistics, {
    reviewedStays: 10,
    all,
    byRole: [
      { role: 'MMP', proposals: 10, accepted: 10, ...none },
      { role: 'AE', proposals: 10, accepted: 10, ...none },
      {
        ...{ role: 'DAS', proposals: 20, accepted: 16, replaced: 1, refused: 3, added: 2 },
        ...{ acceptanceRate: 0.8, correctionRate: 0.05, refusalRate: 0.15 },
      },
    ],
    byVersion: [{ engine: 'stand-in 1.2.3', ...all }],
  });
  await runner.idle();
  const byClient = await scene.operator.do<ClientStatistics>('GET', '/operator/statistics');
  assert.deepEqual(byClient, {
    byClient: [{ organizationId: scene.own, reviewedStays: 10, ...all }],
    ...{ byRole: statistics.byRole, byVersion: statistics.byVersion },
  });
  assert.deepEqual(await dim.refused('GET', '/operator/statistics'), [403, 'permission.missing']);
  assert.equal((await dim.do<Statistics>('GET', '/statistics?from=2026-11-22')).reviewedStays, 0);
  assert.equal((await dim.do<Statistics>('GET', '/statistics?to=2026-11-20')).reviewedStays, 0);
  const bodies = [
    (await dim.call('GET', '/statistics')).body,
    (await scene.operator.call('GET', '/operator/statistics')).body,
  ];
  assert.doesNotMatch(bodies.join(), /prothèse|escarre|26-07731|Patiente/);
});

test('CIM-55 a reported proposal gives a numbered ticket with stay, code, kind, version and comment, and no more of the report than chosen', async () => {
  const view = await ready();
  const quote = view.analysis!.proposals.find(({ code }) => code === 'L891')!.quotes[0]!;
  const path = `/stays/${view.stay.id}/anomalies`;
  const anomaly = {
    id: newId(),
    subject: 'proposal',
    proposalKey: 'DAS:L891',
    kind: 'inconsistency',
    comment: 'Stade douteux',
  };
  const chosen = { ...anomaly, excerpt: { start: quote.start, end: quote.end } };
  const ticket = await tim.do<{ number: string }>('POST', path, chosen);
  const again = await tim.do<{ number: string }>('POST', path, chosen);
  const bare = { id: newId(), subject: 'result', kind: 'doubt', comment: 'Rien sur la douleur', excerpt: null };
  const second = await tim.do<{ number: string }>('POST', path, bare);
  await runner.idle();
  assert.match(ticket.number, /^AC-\d{5}$/);
  assert.deepEqual([again, second.number === ticket.number, mails.length], [ticket, false, 2]);
  const mail = mails.find(({ subject }) => subject.includes(ticket.number))!;
  assert.equal(mail.to, 'exploitant@exemple.invalid');
  for (const said of [view.stay.id, 'DAS L89.1', 'incohérence', 'stand-in 1.2.3', 'Stade douteux', '« escarre »']) {
    assert.ok(mail.text.includes(said), said);
  }
  const other = mails.find(({ subject }) => subject.includes(second.number))!;
  assert.ok(other.text.includes('aucun extrait joint'));
  for (const { text } of mails) assert.doesNotMatch(text, /prothèse|hypertension|82 ans|26-07731|Hortense/);
  const after55 = await dim.stay(view.stay.id);
  assert.deepEqual(
    after55.anomalies.map(({ number, code, kind, comment, state, by }) => [number, code, kind, comment, state, by]),
    [
      [ticket.number, 'L891', 'inconsistency', 'Stade douteux', 'open', 'Hortense Galibier'],
      [second.number, null, 'doubt', 'Rien sur la douleur', 'open', 'Hortense Galibier'],
    ],
  );
  const contested = after55.analysis!.proposals.filter((proposal) => proposal.contested).map(({ key }) => key);
  assert.deepEqual([contested, after55.stay.openAnomalies], [['DAS:L891'], 2]);
  const beyond = { ...bare, id: newId(), excerpt: { start: 0, end: 100_000 } };
  assert.deepEqual(await tim.refused('POST', path, beyond), [422, 'coding.anomaly.excerpt']);
  assert.deepEqual(
    await tim.refused('POST', path, { ...anomaly, id: newId(), excerpt: null, proposalKey: 'DAS:E440' }),
    [...[404, 'coding.proposal.not-found']],
  );
});

test('every reading, change and export of a report leaves a line with who and when, and no word of it', async () => {
  const view = await tim.acceptEach(await ready());
  const stayId = view.stay.id;
  await tim.validate(view);
  await dim.stay(stayId);
  await dim.call('GET', `/stays/${stayId}/export/csv`);
  await dim.do('POST', `/stays/${stayId}/reopen`, { reason: 'Relecture' });
  const lines = await database
    .selectFrom('audit.entries')
    .select(['action', 'actor_name', 'details'])
    .where('object_kind', '=', 'coding.stay')
    .where('object_id', '=', stayId)
    .orderBy('id')
    .execute();
  const acts = lines.map(({ action, actor_name }) => `${actor_name} ${action}`);
  const decided = ['Hortense Galibier coding.decision.accepted', 'Hortense Galibier coding.report.read'];
  assert.deepEqual(acts, [
    'Hortense Galibier coding.stay.created',
    'Hortense Galibier coding.report.received',
    'Hortense Galibier coding.analysis.asked',
    'Hortense Galibier coding.report.read',
    'coding.analyze coding.analysis.made',
    'Hortense Galibier coding.report.read',
    ...[...decided, ...decided, ...decided, ...decided],
    'Hortense Galibier coding.stay.validated',
    'Hortense Galibier coding.report.read',
    'Maëlle Corvaisier coding.report.read',
    'Maëlle Corvaisier coding.stay.exported',
    'Maëlle Corvaisier coding.stay.reopened',
    'Maëlle Corvaisier coding.report.read',
  ]);
  assert.doesNotMatch(JSON.stringify(lines), /prothèse|escarre|Relecture|26-07731/);
});

test('a lexicon is loaded whole or not at all, and the analyses of its establishment use it', async () => {
  const bad = await dim.form('/lexicon', [{ name: 'l.csv', content: 'term,code\nHTA,I10\nescarre,bonjour\n' }]);
  assert.deepEqual([bad.status, bad.json['code']], [422, 'coding.lexicon.invalid']);
  const errors = bad.json['errors'] as { field: string; message: string }[];
  assert.deepEqual(errors, [
    { field: 'line 3, code', rule: 'format', message: 'Ligne 3 : Un code CIM-10 est attendu.' },
  ]);
  assert.equal((await dim.do<{ lexicon: null }>('GET', '/lexicon')).lexicon, null);
  const good = await dim.form('/lexicon', [{ name: 'aulnes.csv', content: 'term,code\n-itis du genou,M17.9\n' }]);
  const { lexicon } = good.json as { lexicon: { name: string; terms: number; fingerprint: string } };
  assert.deepEqual([lexicon.name, lexicon.terms], ['aulnes.csv', 1]);
  assert.equal((await ready()).analysis?.engine.lexicon, lexicon.fingerprint);
});

test('a stay validated again counts once, as it was validated last', async () => {
  const before = await scene.operator.do<ClientStatistics>('GET', '/operator/statistics');
  const done = await tim.validate(await tim.acceptEach(await ready()));
  const opened = await tim.do<StayView>('POST', `/stays/${done.stay.id}/reopen`, { reason: 'Relecture' });
  await tim.validate(await tim.decide(opened, { kind: 'refuse', proposalKey: 'DAS:I10' }));
  await runner.idle();
  const since = await scene.operator.do<ClientStatistics>('GET', '/operator/statistics');
  const grown = (name: 'reviewedStays' | 'accepted' | 'refused') =>
    since.byClient[0]![name] - before.byClient[0]![name];
  assert.deepEqual([grown('reviewedStays'), grown('accepted'), grown('refused')], [1, 3, 1]);
});
