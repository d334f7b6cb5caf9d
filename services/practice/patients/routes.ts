import type { Route } from '#platform/http/route.ts';
import type { PatientsNeeds } from './needs.ts';
import { banRoutes } from './routes/ban-routes.ts';
import { consentRoutes } from './routes/consent-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';
import { duplicateRoutes } from './routes/duplicate-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { identityRoutes } from './routes/identity-routes.ts';
import { importRoutes } from './routes/import-routes.ts';
import { ownAccountRoutes } from './routes/own-account-routes.ts';
import { sharingRoutes } from './routes/sharing-routes.ts';

/** Every route of `/api/patients`. */
export function patientsRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    ...fileRoutes(needs),
    ...identityRoutes(needs),
    ...documentRoutes(needs),
    ...banRoutes(needs),
    ...consentRoutes(needs),
    ...duplicateRoutes(needs),
    ...importRoutes(needs),
    ...sharingRoutes(needs),
    ...ownAccountRoutes(needs),
  ];
}
