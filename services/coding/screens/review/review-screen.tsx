import { useEffect, useRef, useState } from 'react';
import type { StayView } from '../../api/review.ts';
import { AnomalyDialog } from '../anomaly/anomaly-dialog.tsx';
import { CloseButton } from '../closing/close-button.tsx';
import { CodeSearchDialog, type CodeQuestion } from '../code-search/code-search-dialog.tsx';
import { ReportHead } from '../report/report-head.tsx';
import { ReportPane } from '../report/report-pane.tsx';
import { StayFoot } from '../stay/stay-foot.tsx';
import { StayHead } from '../stay/stay-head.tsx';
import { StayMenu } from '../stay/stay-menu.tsx';
import { dotted } from '../words.ts';
import { AsidePanel } from './aside-panel.tsx';
import { Connector } from './connector.tsx';
import { DecisionsBar } from './decisions-bar.tsx';
import { DecisionsPane } from './decisions-pane.tsx';
import { QualityAlarms } from './quality-alarms.tsx';
import { ReviewAlarms } from './review-alarms.tsx';
import type { ReviewLine } from './review-lines.ts';
import { ReviewTabs, type ReviewTab } from './review-tabs.tsx';
import { showInText } from './show-in-text.ts';
import { Toast } from './toast.tsx';
import { useCardActs } from './use-card-acts.ts';
import { useReviewKey } from './use-review-keys.ts';
import { useReview } from './use-review.ts';
import styles from './review-screen.module.css';

/** The report on the left, the decisions on the right, what remains above: where coding is done. */
export function ReviewScreen({ server }: { readonly server: StayView }) {
  const review = useReview(server);
  const { view, focused } = review;
  const split = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<ReviewTab>('decisions');
  const [asideOpened, setAsideOpened] = useState(false);
  const [asideFocused, setAsideFocused] = useState<string | null>(null);
  const [question, setQuestion] = useState<CodeQuestion | null>(null);
  const [reporting, setReporting] = useState<{ readonly line: ReviewLine | null } | null>(null);
  const acts = useCardActs(review, {
    replace: (line) => setQuestion({ kind: 'replace', line }),
    report: (line) => setReporting({ line }),
    add: () => setQuestion({ kind: 'add', role: 'DAS', written: '' }),
    toText: () => setTab('text'),
  });
  useReviewKey('aside', () => setAsideOpened((opened) => !opened));
  const focusedId = focused?.id ?? null;
  useEffect(() => {
    if (focusedId !== null) showInText(focusedId, 'nearest');
  }, [focusedId]);
  const pick = (id: string) => {
    if (review.shown.has(id)) review.focus(id);
    else {
      setAsideFocused(id);
      setAsideOpened(true);
    }
    setTab('decisions');
  };
  return (
    <div className={styles.screen}>
      <StayHead
        stay={view.stay}
        actions={
          <>
            <StayMenu view={view} onReport={() => setReporting({ line: null })} />
            <CloseButton review={review} />
          </>
        }
      />
      <DecisionsBar review={review} closed={false} />
      <div className={styles.notices}>
        <ReviewAlarms review={review} />
      </div>
      <ReviewTabs tab={tab} onTab={setTab} remaining={review.remaining} />
      <div ref={split} className={styles.split} data-tab={tab}>
        <ReportPane
          text={view.report?.text ?? ''}
          analysis={view.analysis}
          shown={review.shown}
          focused={focusedId ?? asideFocused}
          onPick={pick}
        >
          <ReportHead view={view} />
        </ReportPane>
        <DecisionsPane
          review={review}
          acts={acts}
          onAdd={(role) => setQuestion({ kind: 'add', role, written: '' })}
          head={<QualityAlarms view={view} />}
          foot={
            <AsidePanel
              of={view.analysis?.setAside ?? []}
              opened={asideOpened}
              onToggle={() => setAsideOpened(!asideOpened)}
              focused={asideFocused}
              onAdd={acts.may ? (code) => setQuestion({ kind: 'add', role: 'DAS', written: dotted(code) }) : null}
            />
          }
        />
        <Connector split={split} focused={focusedId} />
        <Toast review={review} />
      </div>
      <StayFoot notices={view.notices} keys />
      {question !== null && (
        <CodeSearchDialog
          question={question}
          kept={view.finalCodes}
          waiting={review.lines.filter(({ state }) => state === 'undecided')}
          onClose={() => setQuestion(null)}
          onChoose={(chosen, role) => {
            setQuestion(null);
            if (question.kind === 'add')
              review.settle({ kind: 'add', chosen, role }, `${dotted(chosen.code)} ajouté en ${role}`);
            else
              review.settle(
                { kind: 'replace', line: question.line, chosen, role },
                `${dotted(question.line.code)} remplacé par ${dotted(chosen.code)}`,
              );
          }}
        />
      )}
      {reporting !== null && <AnomalyDialog view={view} line={reporting.line} onClose={() => setReporting(null)} />}
    </div>
  );
}
