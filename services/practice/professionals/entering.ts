import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationCall } from '#platform/http/route.ts';
import { practiceJournal, type ContextNeeds, type PracticeContext } from './context.ts';

/** Who acts, in which practice, when, from a call. */
export async function practiceContext(call: OrganizationCall, needs: ContextNeeds): Promise<PracticeContext> {
  const { organization, act } = call;
  return {
    ...{ organizationId: organization.organizationId, organizationName: organization.name, act },
    ...{ database: organization.database, now: needs.clock.now() },
    may: (permission, professionalId) => organization.may(permission, professionalId),
    reach: (permission) => organization.reach(permission),
    textKey: await needs.keys.key(organization.organizationId, 'text'),
  };
}

/** Does the work of a route of the practice, with a line in the journal when it is refused to this person. */
export async function withinPractice<Result>(
  call: OrganizationCall,
  needs: ContextNeeds,
  work: (context: PracticeContext) => Promise<Result>,
): Promise<Result> {
  const context = await practiceContext(call, needs);
  try {
    return await work(context);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) {
      await practiceJournal(context.database, context, {
        ...{ action: 'professionals.access.refused', object: { kind: 'practice', id: null } },
        details: { code: error.code },
      });
    }
    throw error;
  }
}
