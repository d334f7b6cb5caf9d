import { useRef } from 'react';
import type { z } from 'zod';
import { api, withQuery } from '#platform/web/api/request.ts';
import { useWhenLive } from '#platform/web/api/use-live.ts';
import { addNotice } from '#platform/web/kit/notices.ts';
import { serverNow } from '#platform/web/session/now.ts';
import type { changesAnswer } from '../../api/follow-up.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import { patientNotice } from './patient-notices.ts';

const SHOWN_MILLISECONDS = 20_000;

/** Says in passing when a patient takes, moves or cancels an appointment on line (MAI-075). */
export function usePatientNotices(zone: ZoneTime, today: string): void {
  const since = useRef(serverNow().toISOString());
  const look = async () => {
    const query = { since: since.current, limit: 20 };
    const { changes } = await api.get<z.output<typeof changesAnswer>>(withQuery('/api/agenda/changes', query));
    const [latest] = changes;
    for (const change of changes.filter(({ at }) => at > since.current)) {
      const text = patientNotice(change, zone, today);
      if (text !== null) addNotice({ tone: 'ok', text, undo: null, milliseconds: SHOWN_MILLISECONDS });
    }
    if (latest !== undefined && latest.at > since.current) since.current = latest.at;
  };
  // When this cannot be read, the agenda cannot either, and says so.
  useWhenLive(['agenda.appointment.changed'], () => void look().catch(() => undefined));
}
