import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationCall } from '#platform/http/route.ts';
import { practiceContext } from '#services/practice/professionals/module.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';

/** Held for the whole practice or one professional: patients are shared. */
export function holding(permission: string) {
  return { permission, scope: 'professional' } as const;
}

/** Does the work of a route of patients, with a line in the journal when it is refused to whoever asks. */
export async function within<Result>(
  call: OrganizationCall,
  needs: PatientsNeeds,
  work: (context: PatientsContext) => Promise<Result>,
): Promise<Result> {
  const context = { ...(await practiceContext(call, needs)), commons: needs.commons };
  try {
    return await work(context);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) {
      const { patientId } = (call.params ?? {}) as { readonly patientId?: string };
      await journal(context.database, context, 'patients.access.refused', patientId ?? null, { code: error.code });
    }
    throw error;
  }
}

/** Writes in one transaction, with the event that makes open pages read again. */
export async function changing<Result>(
  context: PatientsContext,
  needs: Pick<PatientsNeeds, 'outbox'>,
  patientId: string,
  write: (transaction: PracticeTransaction) => Promise<Result>,
): Promise<Result> {
  return context.database.transaction().execute(async (transaction) => {
    const result = await write(transaction);
    await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId } });
    return result;
  });
}
