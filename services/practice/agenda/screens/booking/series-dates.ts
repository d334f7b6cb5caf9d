import type { z } from 'zod';
import type { seriesDateSchema } from '../../api/series.ts';

/** A date of a series with what was decided of it: the time kept, or null when it is skipped. */
export type SeriesDate = z.output<typeof seriesDateSchema> & { readonly chosen: string | null };

/** The times to book, in order; what is neither free nor settled is left out. */
export const chosenDates = (dates: readonly SeriesDate[]): readonly string[] =>
  dates.flatMap(({ chosen }) => (chosen === null ? [] : [chosen])).toSorted();
