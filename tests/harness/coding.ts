import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/kernel/ids.ts';
import type { StayView } from '#services/coding/api.ts';
import type { FileOutcome } from '#services/coding/api/imports.ts';
import type { Caller } from './caller.ts';

/** Four proposals at least: an MMP, an AE, several DAS. Invented. */
export const REPORT = [
  'COMPTE RENDU DE SÉJOUR EN SMR',
  'Motif : rééducation après prothèse totale de hanche gauche, séjour du 8 octobre au 14 novembre 2026.',
  'Antécédents : hypertension artérielle traitée, diabète de type 2 sous metformine.',
  'Histoire de la maladie : fracture du col du fémur gauche le 28 septembre 2026, opérée par prothèse.',
  'Évolution dans le service : escarre du sacrum de stade 2 en voie de cicatrisation. Dénutrition modérée,',
  'compléments nutritionnels oraux. Pas de pneumopathie. Syndrome anxieux traité par hydroxyzine.',
  'Rééducation : kinésithérapie quotidienne, marche de 300 mètres avec une canne à la sortie.',
  'Sortie à domicile avec passage infirmier et kinésithérapie en ville.',
].join('\n');

export interface FileToSend {
  readonly name: string;
  readonly content: Buffer | string;
}

/** What the import form sends. */
export function importForm(files: readonly FileToSend[], fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, content } of files) form.append('file', new Blob([content as never]), name);
  return form;
}

export async function upload(
  caller: Caller,
  files: readonly FileToSend[],
  fields?: Readonly<Record<string, string>>,
): Promise<readonly FileOutcome[]> {
  const answer = await caller.do<{ files: FileOutcome[] }>('POST', '/api/coding/imports', importForm(files, fields));
  return answer.files;
}

export async function acknowledge(caller: Caller): Promise<void> {
  const { version } = await caller.do('GET', '/api/coding/acknowledgement');
  await caller.do('POST', '/api/coding/acknowledgement', { version });
}

export function pasteStay(caller: Caller, localId: string, text = REPORT, analyze = 'now'): Promise<StayView> {
  return caller.do<StayView>('POST', '/api/coding/stays', { localId, admittedOn: '2026-10-08', text, analyze });
}

/** Asks again until the analysis is over. */
export async function analysed(caller: Caller, stayId: string): Promise<StayView> {
  const over = Date.now() + 60_000;
  for (;;) {
    const { state } = await caller.do('GET', `/api/coding/stays/${stayId}/state`);
    if (state !== 'analysing') return caller.do<StayView>('GET', `/api/coding/stays/${stayId}`);
    assert.ok(Date.now() < over, 'the analysis is not over after a minute');
    await pause(200);
  }
}

/** Accepts the first MMP and AE, refuses their rivals, accepts each DAS. */
async function decideEach(caller: Caller, view: StayView): Promise<StayView> {
  let present = view;
  const taken = new Set<string>();
  for (const { key, role, decision } of view.analysis?.proposals ?? []) {
    const single = role !== 'DAS';
    const kind = single && taken.has(role) ? 'refuse' : 'accept';
    taken.add(role);
    if (decision !== null) continue;
    const body = { id: newId(), madeUpon: present.decisionsVersion, kind, proposalKey: key };
    present = await caller.do<StayView>('POST', `/api/coding/stays/${view.stay.id}/decisions`, body);
  }
  return present;
}

/** A stay brought in, analysed, decided and validated. */
export async function validatedStay(caller: Caller, localId: string): Promise<StayView> {
  const pasted = await pasteStay(caller, localId);
  const decided = await decideEach(caller, await analysed(caller, pasted.stay.id));
  return caller.do<StayView>('POST', `/api/coding/stays/${decided.stay.id}/validate`, {
    ...{ madeUpon: decided.decisionsVersion, severity: 'not-determined', dependency: 'not-coded-here' },
    emptyRoles: decided.remaining.filter(({ kind }) => kind === 'empty-role').map(({ role }) => role),
  });
}
