/**
 * Reference data of the practice, in memory: communes, what patients look for (specialities, professions), reasons for
 * a visit. A room without tables or routes. Origins and licences: `reference/SOURCES.md`; whoever shows places names
 * INSEE and La Poste.
 */
export { openPlaces, type Places } from './places.ts';
export type { Commune } from './communes.ts';
export { openCareKinds, type CareKinds } from './care-kind-search.ts';
export type { CareKind } from './care-kinds.ts';
export { readVisitReasons, type VisitReason } from './visit-reasons.ts';
