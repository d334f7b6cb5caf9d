import { useRead } from '#platform/web/api/queries.ts';

/**
 * What the agenda shows of the practice and its people, as `GET /api/professionals/practice` says it. That room is known
 * here only by what it answers.
 */
interface Practice {
  /** The professional who is signed in; null for anybody else. */
  readonly own: string | null;
  readonly professionals: readonly {
    readonly id: string;
    /** As patients say it: "Médecin généraliste". */
    readonly care: string;
  }[];
}

const NOBODY: Practice = { own: null, professionals: [] };

/** The practice one is in; nobody until it is read, or when one may not. */
export function usePractice(): Practice {
  return useRead<Practice>('/api/professionals/practice').data ?? NOBODY;
}
