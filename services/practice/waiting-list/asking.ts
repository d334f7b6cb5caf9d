import type { AgendaCaller } from '#services/practice/agenda/module.ts';
import type { NewRequest } from './api.ts';
import type { WaitingListNeeds } from './needs.ts';
import { addRequest } from './requests.ts';

/** Puts a patient on the list from their own account. */
export type AskForTime = (caller: AgendaCaller, request: NewRequest) => Promise<void>;

/** What the patient's account uses of the list; the room that calls answers for whose file it is. */
export function askingFor(needs: WaitingListNeeds): AskForTime {
  return async ({ organizationId, database, act }, request) => {
    const context = {
      ...{ organizationId, organizationName: '', database, act, now: needs.clock.now() },
      textKey: await needs.keys.key(organizationId, 'text'),
      // A patient asks for themself alone, of whichever professional they wait for.
      ...{ may: () => true, reach: () => 'all' as const },
    };
    await addRequest(context, needs, request);
  };
}
