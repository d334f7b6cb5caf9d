import { memo, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import type { AnalysisView } from '../../api/review.ts';
import { paragraphsOf, type SectionRange } from './paragraphs.ts';
import { reportMarks, sameMarks, type ReportMark } from './report-marks.ts';
import { ReportParagraph } from './report-paragraph.tsx';
import { marksByParagraph } from './span-layout.ts';
import styles from './report-pane.module.css';

interface ReportPaneProps {
  readonly text: string;
  readonly analysis: Pick<AnalysisView, 'proposals' | 'setAside' | 'sections'> | null;
  /** `accepted I10`: state and code kept of each line, by its id, for the margin. */
  readonly shown: ReadonlyMap<string, string>;
  readonly focused: string | null;
  readonly onPick?: (id: string) => void;
  readonly children?: ReactNode;
}

const NO_SECTIONS: readonly SectionRange[] = [];

/** The report, set like a good book: names of sections in the left margin, codes in the right one, beside their line. */
export const ReportPane = memo(function ReportPane(props: ReportPaneProps) {
  const { text, analysis, shown, focused, onPick, children } = props;
  const sections = analysis?.sections ?? NO_SECTIONS;
  const paragraphs = useMemo(() => paragraphsOf(text, sections), [text, sections]);
  const marks = useSteady(useMemo(() => (analysis === null ? [] : reportMarks(analysis)), [analysis]));
  const shared = useMemo(() => marksByParagraph(paragraphs, marks), [paragraphs, marks]);
  const pick = (event: MouseEvent) => {
    const id = event.target instanceof Element ? event.target.closest('[data-mark]')?.getAttribute('data-mark') : null;
    if (id != null && window.getSelection()?.isCollapsed !== false) onPick?.(id);
  };
  return (
    <section className={styles.pane} aria-label="Compte rendu" tabIndex={0} onClick={pick}>
      <div className={styles.page}>
        {children}
        {paragraphs.map((paragraph, index) => {
          const own = shared[index] ?? [];
          return (
            <ReportParagraph
              key={paragraph.start}
              text={text}
              paragraph={paragraph}
              marks={own}
              shown={own.map(({ id }) => shown.get(id) ?? '').join()}
              focused={own.some(({ id }) => id === focused) ? focused : null}
            />
          );
        })}
      </div>
    </section>
  );
});

/** The former marks while they say the same: a decision changes the analysis, not what is underlined. */
function useSteady(marks: readonly ReportMark[]): readonly ReportMark[] {
  const [held, hold] = useState(marks);
  if (sameMarks(held, marks)) return held;
  hold(marks);
  return marks;
}
