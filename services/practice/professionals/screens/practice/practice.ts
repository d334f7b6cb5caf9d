import { useRead } from '#platform/web/api/queries.ts';
import type { PracticeView } from '../../api/practice.ts';

export const PRACTICE = '/api/professionals/practice';

/** Places, people and offer of the practice one is in. */
export const usePractice = () => useRead<PracticeView>(PRACTICE);

export interface CareKindChoice {
  readonly key: string;
  readonly name: string;
  readonly professionCode: string;
  readonly specialtyCode: string | null;
}

export const useCareKinds = () => useRead<readonly CareKindChoice[]>('/api/professionals/care-kinds');

export interface CommuneChoice {
  readonly insee: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly department: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
