import { Conflict, Forbidden, Invalid } from '#platform/kernel/errors.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { ValidationRequest } from './api/validation.ts';
import { engineLine, readAnalysis } from './analyses.ts';
import { proposedCodes } from './analysis-view.ts';
import type { CodeBook } from './code-book.ts';
import { journal, sealFor, type CodingContext, type CodingTransaction } from './context.ts';
import { decisionsOf } from './decision-rows.ts';
import { finalCodes, overtakenAnywhere } from './decisions.ts';
import { requirePerson } from './person.ts';
import { VALIDATING_PROFILES } from './rights.ts';
import { move } from './stay-states.ts';
import { lockStay, updateStay } from './stays.ts';
import { whatRemains } from './validation-rules.ts';

interface ValidationNeeds {
  readonly codes: CodeBook;
  readonly outbox: Outbox;
}

/**
 * A person closes the coding: what they decided becomes the codes of the stay, as a version that nobody can change
 * (CIM-48 to CIM-52).
 * @throws {Invalid} `coding.validation.incomplete`: each thing that is missing, and where.
 * @throws {Forbidden} `coding.validation.profile`, `coding.person-only`
 * @throws {Conflict} `coding.stay.state`, `coding.decision.conflict`
 */
export async function validate(
  context: CodingContext,
  needs: ValidationNeeds,
  stayId: string,
  request: ValidationRequest,
): Promise<void> {
  const personId = requirePerson(context);
  requireProfile(context);
  await context.database.transaction().execute(async (transaction) => {
    const stay = await lockStay(transaction, stayId);
    const state = move(stay.state, 'validated');
    const analysis = await readAnalysis(transaction, context, stay.analysis_id!);
    const decisions = await decisionsOf(transaction, context, stayId, stay.analysis_id!);
    if (overtakenAnywhere(decisions, { madeUpon: request.madeUpon, personId })) throw unseen();
    const proposals = proposedCodes(analysis.result);
    const lookup = (code: string) => needs.codes.lookup(code, stay.admitted_on);
    const remaining = whatRemains(proposals, decisions, lookup, request.emptyRoles);
    if (remaining.length > 0) throw incomplete(remaining);

    const version = (stay.coding_version ?? 0) + 1;
    const codes = finalCodes(proposals, decisions);
    const code = (role: string) => codes.find((one) => one.role === role)?.code;
    await transaction
      .insertInto('coding.codings')
      .values({
        ...{ stay_id: stayId, version, analysis_id: analysis.id, decisions_version: stay.decisions_version },
        ...{ mmp: code('MMP')!, ae: code('AE') ?? null, severity: request.severity },
        empty_roles: (['AE', 'DAS'] as const).filter((role) => code(role) === undefined),
        dependency: request.dependency === 'not-coded-here' ? null : JSON.stringify(request.dependency),
        ...{ engine: engineLine(analysis.engine), validated_at: context.now.toString() },
        ...{ person_id: personId, person_name: context.act.actor.name, profile: context.profile },
      })
      .execute();
    await transaction
      .insertInto('coding.coding_codes')
      .values(
        codes.map(({ role, code: kept, label, origin, replaces }, index) => ({
          ...{ stay_id: stayId, version, position: index + 1, role, code: kept, label, origin, replaces },
        })),
      )
      .execute();
    await updateStay(transaction, context, stayId, { state, coding_version: version });
    await journal(transaction, context, 'coding.stay.validated', stayId, { version, codes: codes.length });
    await needs.outbox.publish(transaction, { kind: 'coding.stay.validated', ids: { stayId } });
  });
}

/**
 * Opens a validated coding again; the version stays as it was and the next validation makes another (CIM-52).
 * @throws {Conflict} `coding.stay.state`
 * @throws {Forbidden} `coding.validation.profile`, `coding.person-only`
 */
export async function reopen(context: CodingContext, outbox: Outbox, stayId: string, reason: string): Promise<void> {
  const personId = requirePerson(context);
  requireProfile(context);
  await context.database.transaction().execute(async (transaction) => {
    const stay = await lockStay(transaction, stayId);
    const state = move(stay.state, 'reopened');
    const version = stay.coding_version!;
    await keepReopening(transaction, context, { stayId, version, reason, personId });
    await updateStay(transaction, context, stayId, { state });
    await journal(transaction, context, 'coding.stay.reopened', stayId, { version });
    await outbox.publish(transaction, { kind: 'coding.stay.reopened', ids: { stayId } });
  });
}

async function keepReopening(
  transaction: CodingTransaction,
  context: CodingContext,
  opened: { readonly stayId: string; readonly version: number; readonly reason: string; readonly personId: string },
): Promise<void> {
  const { stayId, version, reason } = opened;
  await transaction
    .insertInto('coding.reopenings')
    .values({
      ...{ stay_id: stayId, version, reopened_at: context.now.toString(), profile: context.profile },
      reason_sealed: sealFor(context, `coding.reopenings.reason:${stayId}/${version}`, reason),
      ...{ person_id: opened.personId, person_name: context.act.actor.name },
    })
    .execute();
}

/** CIM-51: the right to validate goes with a declared profile. */
function requireProfile(context: CodingContext): void {
  if (VALIDATING_PROFILES.includes(context.profile)) return;
  const message = 'La validation est réservée aux profils TIM, médecin DIM et médecin. Vous pouvez préparer ce codage.';
  throw new Forbidden('coding.validation.profile', message);
}

function incomplete(remaining: ReturnType<typeof whatRemains>): Invalid {
  const count = remaining.length === 1 ? 'il reste un point' : `il reste ${remaining.length} points`;
  return new Invalid(
    'coding.validation.incomplete',
    `Le codage ne peut pas encore être validé : ${count}.`,
    remaining.map(({ kind, role, proposalKey, text }) => ({
      field: proposalKey ?? role ?? 'codes',
      rule: kind,
      message: text,
    })),
  );
}

function unseen(): Conflict {
  const message = 'Un collègue a décidé entre-temps. Relisez le codage tel qu’il est maintenant, puis validez.';
  return new Conflict('coding.decision.conflict', message);
}
