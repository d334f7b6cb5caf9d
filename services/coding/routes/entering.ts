import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { OrganizationCall } from '#platform/http/route.ts';
import { requireAcknowledgement } from '../acknowledgement.ts';
import type { CodingContext } from '../context.ts';
import type { CodingNeeds } from '../needs.ts';
import { profileOf } from '../rights.ts';

/** Who acts, in which organisation, when, from a call. */
export async function contextOf(
  call: OrganizationCall,
  needs: Pick<CodingNeeds, 'clock' | 'keys'>,
): Promise<CodingContext> {
  const { organization, act } = call;
  return {
    ...{ organizationId: organization.organizationId, organizationName: organization.name, act },
    ...{ database: organization.database, profile: profileOf(organization), now: needs.clock.now() },
    may: (permission) => organization.may(permission),
    textKey: await needs.keys.key(organization.organizationId, 'text'),
  };
}

/**
 * Does the work of a route of coding: only once the person has acknowledged what coding is (CIM-53), and with a line
 * in the journal when what they ask for is not theirs to see or to do (CIM-47).
 */
export async function within<Result>(
  call: OrganizationCall,
  needs: Pick<CodingNeeds, 'clock' | 'keys'>,
  work: (context: CodingContext) => Promise<Result>,
): Promise<Result> {
  const context = await contextOf(call, needs);
  await requireAcknowledgement(context);
  try {
    return await work(context);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) await journalRefusal(call, context, error);
    throw error;
  }
}

async function journalRefusal(
  call: OrganizationCall,
  context: CodingContext,
  error: NotFound | Forbidden,
): Promise<void> {
  const { stayId } = (call.params ?? {}) as { readonly stayId?: string };
  await recordAct(context.database, context.act, {
    ...{ action: 'coding.access.refused', object: { kind: 'coding.stay', id: stayId ?? null }, at: context.now },
    details: { code: error.code },
  });
}
