import type { Route } from '#platform/http/route.ts';
import type { CodingNeeds } from './needs.ts';
import { closingRoutes } from './routes/closing-routes.ts';
import { followUpRoutes, operatorRoutes } from './routes/follow-up-routes.ts';
import { importRoutes } from './routes/import-routes.ts';
import { reviewRoutes } from './routes/review-routes.ts';
import { stayRoutes } from './routes/stay-routes.ts';

/** Every route of `/api/coding`; the contract is `api.ts`. */
export function codingRoutes(needs: CodingNeeds): readonly Route[] {
  return [
    ...stayRoutes(needs),
    ...importRoutes(needs),
    ...reviewRoutes(needs),
    ...closingRoutes(needs),
    ...followUpRoutes(needs),
    ...(needs.commons === undefined ? [] : operatorRoutes(needs.commons)),
  ];
}
