import type { Route } from '#platform/http/route.ts';
import type { PatientsNeeds } from './needs.ts';
import { fileRoutes } from './routes/file-routes.ts';

/** Every route of `/api/patients`. */
export function patientsRoutes(needs: PatientsNeeds): readonly Route[] {
  return [...fileRoutes(needs)];
}
