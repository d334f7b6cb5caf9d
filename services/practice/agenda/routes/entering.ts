import type { OrganizationCall } from '#platform/http/route.ts';
import { withinPractice } from '#services/practice/professionals/module.ts';
import type { AgendaContext, AgendaNeeds } from '../context.ts';

/** Does the work of a route of the agenda; a refusal is journaled. */
export function withinAgenda<Result>(
  call: OrganizationCall,
  needs: AgendaNeeds,
  work: (context: AgendaContext) => Promise<Result>,
): Promise<Result> {
  const { outbox, patients } = needs;
  return withinPractice(call, needs, (context) => work({ ...context, outbox, patients }));
}

/** Rights of the agenda, held for one professional at least; each act asks for which. */
export const READING = { permission: 'agenda.appointments.read', scope: 'professional' } as const;
export const WRITING = { permission: 'agenda.appointments.write', scope: 'professional' } as const;
export const SETTING_HOURS = { permission: 'agenda.hours.write', scope: 'professional' } as const;
export const SETTING_REASONS = { permission: 'agenda.reasons.write', scope: 'professional' } as const;
