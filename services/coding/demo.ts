import { readFile } from 'node:fs/promises';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { acknowledge } from './acknowledgement.ts';
import { analyzeStay } from './analyzing.ts';
import type { CodingContext } from './context.ts';
import { decide } from './deciding.ts';
import { DEMONSTRATION_STAYS, type DemonstrationStay } from './demonstration/stays.ts';
import type { CodingNeeds } from './needs.ts';
import { ACKNOWLEDGEMENT } from './notices.ts';
import { giveReport } from './reports.ts';
import { readStay } from './review.ts';
import { permissions } from './rights.ts';
import { move } from './stay-states.ts';
import { createStay, lockStay, updateStay } from './stays.ts';
import { validate } from './validating.ts';

/** The demonstration establishment and two of its people. */
export interface DemonstrationEstablishment {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly database: OrganizationDatabase;
  readonly coder: { readonly id: string; readonly name: string };
  readonly dimPhysician: { readonly id: string; readonly name: string };
}

/**
 * Fills the demonstration establishment with a dozen invented stays: some validated, one begun, most to review, one
 * whose text waits to be checked. Does nothing where there are stays already.
 * @returns how many stays were made.
 */
export async function seedCodingDemonstration(
  needs: CodingNeeds,
  establishment: DemonstrationEstablishment,
): Promise<number> {
  const { database } = establishment;
  const present = await database.selectFrom('coding.stays').select('id').limit(1).executeTakeFirst();
  if (present !== undefined) return 0;
  const coder = await contextOf(needs, establishment, 'coder');
  const physician = await contextOf(needs, establishment, 'dimPhysician');
  await acknowledge(coder, ACKNOWLEDGEMENT.version);
  await acknowledge(physician, ACKNOWLEDGEMENT.version);
  for (const [index, stay] of DEMONSTRATION_STAYS.entries()) {
    await seedStay(needs, stay, index % 2 === 0 ? coder : physician);
  }
  return DEMONSTRATION_STAYS.length;
}

async function seedStay(needs: CodingNeeds, stay: DemonstrationStay, context: CodingContext): Promise<void> {
  const text = await readFile(new URL(`./demonstration/reports/${stay.localId}.txt`, import.meta.url), 'utf8');
  const { state, ...facts } = stay;
  const stayId = await context.database.transaction().execute(async (transaction) => {
    const created = await createStay(transaction, context, facts, null);
    await giveReport(transaction, context, created, { text: text.trimEnd(), document: null });
    if (state !== 'text-to-check') {
      const { state: imported } = await lockStay(transaction, created.id);
      await updateStay(transaction, context, created.id, { state: move(imported, 'analysis-asked') });
    }
    return created.id;
  });
  if (state === 'text-to-check') return;
  await analyzeStay(needs, context, { stayId, analysisId: newId() });
  if (state === 'begun') await decideAll(needs, context, stayId, 3);
  if (state === 'validated') await decideAndValidate(needs, context, stayId);
}

/** Decides as a hurried coder would: first candidate of MMP and AE, and of the others what is not faint. */
async function decideAll(needs: CodingNeeds, context: CodingContext, stayId: string, most = Infinity): Promise<void> {
  const { analysis } = await readStay(context, needs.codes, stayId);
  for (const { key, role, rank, band } of (analysis?.proposals ?? []).slice(0, most)) {
    const { decisionsVersion: madeUpon } = await readStay(context, needs.codes, stayId);
    const common = { id: newId(), madeUpon, proposalKey: key };
    const kept = role === 'DAS' ? band !== 'low' : rank === 1;
    await decide(context, needs.codes, stayId, {
      ...common,
      ...(kept ? { kind: 'accept' } : { kind: 'refuse', reason: role === 'DAS' ? 'no-effect-on-care' : 'other-role' }),
    });
  }
}

/** A stay that the engine leaves without MMP stays to review: the demonstration states nothing false. */
async function decideAndValidate(needs: CodingNeeds, context: CodingContext, stayId: string): Promise<void> {
  await decideAll(needs, context, stayId);
  const { decisionsVersion: madeUpon, remaining } = await readStay(context, needs.codes, stayId);
  if (remaining.some(({ kind }) => kind !== 'empty-role')) return;
  const emptyRoles = remaining.flatMap(({ role }) => role ?? []);
  const dependency = { dressing: 2, mobility: 2, eating: 1, continence: 1, behaviour: 1, communication: 1 };
  await validate(context, needs, stayId, { madeUpon, emptyRoles, severity: 'not-determined', dependency });
}

async function contextOf(
  needs: CodingNeeds,
  establishment: DemonstrationEstablishment,
  who: 'coder' | 'dimPhysician',
): Promise<CodingContext> {
  const { organizationId, organizationName, database } = establishment;
  const held = new Set(permissions.map(({ name }) => name));
  return {
    ...{ organizationId, organizationName, database, now: needs.clock.now() },
    act: { actor: { kind: 'person', ...establishment[who] }, origin: null, onBehalfOf: null },
    profile: who === 'coder' ? 'coder-tim' : 'dim-physician',
    may: (permission) => held.has(permission),
    textKey: await needs.keys.key(organizationId, 'text'),
  };
}
