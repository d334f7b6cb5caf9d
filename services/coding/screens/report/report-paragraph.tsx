import { memo, useMemo, type ReactNode } from 'react';
import { asSet } from '../words.ts';
import type { Paragraph } from './paragraphs.ts';
import { MarginCode } from './margin-code.tsx';
import type { ReportMark } from './report-marks.ts';
import { firstWordEnd, runsOf, type Run } from './span-layout.ts';
import styles from './report-paragraph.module.css';

interface ReportParagraphProps {
  readonly text: string;
  readonly paragraph: Paragraph;
  /** Marks that touch it, in reading order; always the same array for the same analysis. */
  readonly marks: readonly ReportMark[];
  /** State and code shown of those marks, joined: a string, so that a decision elsewhere draws nothing again. */
  readonly shown: string;
  /** The focused mark when it is one of these. */
  readonly focused: string | null;
}

/** One paragraph with its underlined words and the codes beside them. */
export const ReportParagraph = memo(function ReportParagraph(props: ReportParagraphProps) {
  const { text, paragraph, marks, shown, focused } = props;
  const runs = useMemo(() => runsOf(paragraph, marks), [paragraph, marks]);
  const byId = useMemo(() => new Map(marks.map((mark) => [mark.id, mark])), [marks]);
  const shownOf = new Map(shown.split(',').map((one, index) => [marks[index]?.id, one.split(' ')]));
  return (
    <div className={styles.paragraph}>
      {paragraph.heading !== null && <h3 className={styles.heading}>{paragraph.heading}</h3>}
      <p>
        {runs.map((run) => (
          <MarkedRun key={run.start} run={run} text={text} byId={byId} focused={focused}>
            {run.opens.map((id) => {
              const [state = '', code] = shownOf.get(id) ?? [];
              return (
                <MarginCode
                  key={id}
                  id={id}
                  code={code ?? byId.get(id)?.code ?? ''}
                  state={state}
                  focused={id === focused}
                />
              );
            })}
          </MarkedRun>
        ))}
      </p>
    </div>
  );
});

interface MarkedRunProps {
  readonly run: Run;
  readonly text: string;
  readonly byId: ReadonlyMap<string, ReportMark>;
  readonly focused: string | null;
  readonly children: ReactNode;
}

function MarkedRun({ run, text, byId, focused, children }: MarkedRunProps) {
  const words = asSet(text.slice(run.start, run.end));
  const innermost = run.marks.at(-1);
  if (innermost === undefined) return words;
  const cut = run.opens.length > 0 ? firstWordEnd(words) : 0;
  const inside = (
    <>
      {words.slice(0, cut)}
      {children}
      {words.slice(cut)}
    </>
  );
  const strokes = [...new Set(run.marks.map((id) => byId.get(id)?.stroke ?? 'aside'))];
  return strokes.reduceRight<ReactNode>(
    (held, stroke, depth) => (
      <span
        className={styles.mark}
        data-stroke={stroke}
        data-depth={strokes.length - 1 - depth}
        data-mark={depth === 0 ? innermost : undefined}
        data-start={depth === 0 ? run.start : undefined}
        data-focused={(depth === 0 && focused !== null && run.marks.includes(focused)) || undefined}
      >
        {held}
      </span>
    ),
    inside,
  );
}
