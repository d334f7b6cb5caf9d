import { createContext, use, useMemo } from 'react';
import { currentOrganization } from './current-organization.ts';
import { apiWithin, type Api } from './request.ts';

/** The organisation in which a part of the page acts when it is not the one entered; null: the one entered. */
export const ActingOrganization = createContext<string | null>(null);

/** Id of the organisation in which what calls this acts. */
export function useActingOrganization(): string | null {
  return use(ActingOrganization) ?? currentOrganization();
}

/** Requests in the name of the organisation in which what calls this acts: in a panel, that of the panel. */
export function useApi(): Api {
  const organization = useActingOrganization();
  return useMemo(() => apiWithin(organization), [organization]);
}
