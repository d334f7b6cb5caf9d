import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { extractTextInWorker } from '#platform/documents/extraction-pool.ts';
import type { History, StayView } from '#services/coding/api.ts';
import { statementFor, type Caller } from '#services/coding/testing/caller.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT } from './reports.ts';

const scene = await codingScene({ after });
const { tim, dim, physician, assistant, billing, runner, database, clock } = scene;

async function decided(facts: object = {}): Promise<StayView> {
  const created = await tim.paste(FULL_REPORT, facts);
  await runner.idle();
  return tim.acceptEach(await tim.stay(created.stay.id));
}

const pdfText = async (content: Buffer) => (await extractTextInWorker(new Uint8Array(content), 'pdf')).text;
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

test('CIM-49 until a person validates, every export is refused and no code leaves; again once reopened', async () => {
  const view = await decided();
  const exports = async () => {
    const answers = [];
    for (const format of ['json', 'csv', 'pdf'])
      answers.push(await tim.call('GET', `/stays/${view.stay.id}/export/${format}`));
    return answers;
  };
  for (const { status, json, body } of await exports()) {
    assert.deepEqual([status, json['code']], [409, 'coding.export.not-validated']);
    assert.doesNotMatch(body, /Z966|Z96\.6|S7200|L891/);
  }
  assert.deepEqual(view.may.export.allowed, false);
  await tim.validate(view);
  assert.deepEqual(
    (await exports()).map(({ status }) => status),
    [200, 200, 200],
  );
  await tim.do('POST', `/stays/${view.stay.id}/reopen`, { reason: 'Erreur de rôle' });
  const former = await tim.call('GET', `/stays/${view.stay.id}/export/json?version=1`);
  assert.deepEqual([(await exports()).map(({ status }) => status), former.status], [[409, 409, 409], 409]);
});

test('CIM-51 TIM, DIM physician and physician validate; other profiles prepare only', async () => {
  for (const [caller, profile] of [
    [tim, 'coder-tim'],
    [dim, 'dim-physician'],
    [physician, 'physician'],
  ] as const) {
    const done = await caller.validate(await decided());
    assert.deepEqual(done.validation?.by, { name: caller.person.name, profile });
  }
  const view = await decided();
  const path = `/stays/${view.stay.id}/validate`;
  const refused = async (caller: Caller) => {
    const { status, json } = await caller.call('POST', path, statementFor(view));
    return [status, json['code']];
  };
  assert.deepEqual(await refused(billing), [403, 'permission.missing']);
  assert.deepEqual(await refused(assistant), [403, 'coding.validation.profile']);
  const prepared = await assistant.decide(view, { kind: 'refuse', proposalKey: 'DAS:I10' });
  assert.deepEqual([prepared.stay.state, prepared.may.validate.allowed], ['to-review', false]);
  assert.match(prepared.may.validate.reason!, /réservée aux profils TIM, médecin DIM et médecin/);
});

test('CIM-52 a stay validated, reopened and validated again shows both versions, and neither can be changed', async () => {
  clock.moveTo('2026-11-21T09:00:00Z');
  const first = await tim.validate(await decided());
  const stayId = first.stay.id;
  clock.moveTo('2026-11-21T10:00:00Z');
  let view = await dim.do<StayView>('POST', `/stays/${stayId}/reopen`, { reason: 'L’escarre était guérie' });
  assert.deepEqual([view.stay.state, view.validation], ['reopened', null]);
  view = await dim.decide(view, { kind: 'refuse', proposalKey: 'DAS:L891', reason: 'not-this-stay' });
  clock.moveTo('2026-11-21T11:00:00Z');
  await dim.validate(view);
  const { codings } = await tim.do<History>('GET', `/stays/${stayId}/history`);
  const summary = codings.map(({ version, at, by, codes, decisions, reopened }) => ({
    ...{ version, at, by: `${by.name} (${by.profile})`, codes: codes.map(({ code }) => code).join(' ') },
    decisions: decisions.map(({ code, kind, by: who }) => `${code} ${kind} ${who.name}`).toSorted(),
    reopened: reopened && `${reopened.at} ${reopened.by.name} : ${reopened.reason}`,
  }));
  const accepted = (code: string) => `${code} accepted Hortense Galibier`;
  assert.deepEqual(summary, [
    {
      ...{ version: 1, at: '2026-11-21T09:00:00Z', by: 'Hortense Galibier (coder-tim)', codes: 'Z966 S7200 L891 I10' },
      decisions: [accepted('I10'), accepted('L891'), accepted('S7200'), accepted('Z966')],
      reopened: '2026-11-21T10:00:00Z Maëlle Corvaisier : L’escarre était guérie',
    },
    {
      ...{ version: 2, at: '2026-11-21T11:00:00Z', by: 'Maëlle Corvaisier (dim-physician)', codes: 'Z966 S7200 I10' },
      decisions: [accepted('I10'), 'L891 refused Maëlle Corvaisier', accepted('S7200'), accepted('Z966')],
      reopened: null,
    },
  ]);
  for (const statement of [
    sql`UPDATE coding.codings SET person_name = 'x'`,
    sql`DELETE FROM coding.codings`,
    sql`UPDATE coding.coding_codes SET code = 'X'`,
    sql`DELETE FROM coding.decisions`,
    sql`UPDATE coding.decisions SET kind = 'accepted'`,
  ]) {
    await assert.rejects(statement.execute(database), { code: '42501' });
  }
});

test('CIM-54 every export carries who validated, when, in what capacity, the engine’s version and the notices', async () => {
  clock.moveTo('2026-11-21T11:30:00Z');
  const view = await tim.validate(
    await decided({ localId: '26-0054', unit: 'Locomoteur', dischargedOn: '2026-11-14' }),
  );
  const path = `/stays/${view.stay.id}/export`;
  const pdf = await tim.call('GET', `${path}/pdf`);
  const forms = [
    (await tim.call('GET', `${path}/json`)).body,
    (await tim.call('GET', `${path}/csv`)).body,
    oneLine(await pdfText(pdf.raw)),
  ];
  for (const form of forms) {
    for (const said of [
      ...['26-0054', 'Locomoteur', 'Hortense Galibier', 'TIM', 'stand-in 1.2.3', 'CIM-10 FR 2025'],
      'Aide au codage, pas un dispositif médical au sens du règlement (UE) 2017/745.',
      'Le codage final, les décisions médicales et les choix administratifs appartiennent à l’établissement.',
      'Des erreurs sont possibles',
    ]) {
      assert.ok(oneLine(form).includes(oneLine(said)), `${said} in ${form.slice(0, 60)}`);
    }
  }
  assert.match(forms[0]!, /"validatedAt": "2026-11-21T11:30:00Z"/);
  assert.match(forms[1]!, /;2026-11-21T11:30:00Z;/);
  assert.match(forms[2]!, /Hortense Galibier, TIM, le 21 novembre 2026 à 12:30/);
  assert.match(forms[2]!, /Z96\.6 Présence d’implants d’articulations/);
  assert.deepEqual([pdf.headers['content-type'], pdf.raw.subarray(0, 5).toString()], ['application/pdf', '%PDF-']);
});

test('the database itself refuses two MMP, an AE that repeats it, and a stay validated with something left', async () => {
  const { stay } = await tim.validate(await decided());
  const { stay: open } = await decided();
  const code = (role: string, value: string) => sql`
    INSERT INTO coding.coding_codes (stay_id, version, position, role, code, label, origin)
    VALUES (${stay.id}, 1, 99, ${role}, ${value}, 'x', 'accepted')`;
  await assert.rejects(code('MMP', 'G8199').execute(database), { constraint: 'one_mmp' });
  await assert.rejects(code('AE', 'G8199').execute(database), { constraint: 'one_ae' });
  await assert.rejects(code('DAS', 'Z966').execute(database), { code: '23505' });
  const validated = sql`UPDATE coding.stays SET state = 'validated' WHERE id = ${open.id}`;
  await assert.rejects(validated.execute(database), { code: '23514' });
});
