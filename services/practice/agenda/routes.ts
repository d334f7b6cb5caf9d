import type { Route } from '#platform/http/route.ts';
import type { AgendaNeeds } from './context.ts';
import type { NewsNote } from './news.ts';
import { appointmentRoutes } from './routes/appointment-routes.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { hoursRoutes } from './routes/hours-routes.ts';
import { settingRoutes } from './routes/setting-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';

/** Every route of the agenda. */
export function agendaRoutes(needs: AgendaNeeds, news?: readonly NewsNote[]): readonly Route[] {
  return [
    ...viewRoutes(needs, news),
    ...appointmentRoutes(needs),
    ...hoursRoutes(needs),
    ...settingRoutes(needs),
    ...feedRoutes(needs),
  ];
}
