import type { Role, Span } from '../../engine/types.ts';
import type { AnalysisView } from '../../api/review.ts';
import { inReadingOrder, type Mark } from './span-layout.ts';

export type Stroke = Role | 'aside';

/** A mark with how it is underlined and the code that stands beside it. */
export interface ReportMark extends Mark {
  readonly stroke: Stroke;
  readonly code: string;
}

/** Id of the marks of what was set aside, distinct from any proposal's key. */
export const asideId = (code: string): string => `aside ${code}`;

/** Every place of the report that a proposal, or a code set aside, rests on; in reading order. */
export function reportMarks(analysis: Pick<AnalysisView, 'proposals' | 'setAside'>): readonly ReportMark[] {
  const mark =
    (id: string, code: string, stroke: Stroke) =>
    ({ start, end }: Span) => ({ id, code, stroke, start, end });
  return inReadingOrder([
    ...analysis.proposals.flatMap(({ key, code, role, quotes }) => quotes.map(mark(key, code, role))),
    ...analysis.setAside.flatMap(({ code, quotes }) => quotes.map(mark(asideId(code), code, 'aside'))),
  ]);
}

/** Whether two lists of marks underline the same. */
export function sameMarks(one: readonly ReportMark[], other: readonly ReportMark[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every((mark, index) => {
        const twin = other[index];
        return (
          twin?.id === mark.id && twin.start === mark.start && twin.end === mark.end && twin.stroke === mark.stroke
        );
      }))
  );
}
