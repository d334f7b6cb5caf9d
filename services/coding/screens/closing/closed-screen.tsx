import { useState } from 'react';
import type { StayView } from '../../api/review.ts';
import { AnomalyDialog } from '../anomaly/anomaly-dialog.tsx';
import { DecisionsBar } from '../review/decisions-bar.tsx';
import { QualityAlarms } from '../review/quality-alarms.tsx';
import { ReviewTabs, type ReviewTab } from '../review/review-tabs.tsx';
import { useReview } from '../review/use-review.ts';
import { ReportHead } from '../report/report-head.tsx';
import { ReportPane } from '../report/report-pane.tsx';
import { StayFoot } from '../stay/stay-foot.tsx';
import { StayHead } from '../stay/stay-head.tsx';
import { StayMenu } from '../stay/stay-menu.tsx';
import { ClosedActions } from './closed-actions.tsx';
import { CodingSheet } from './coding-sheet.tsx';
import frame from '../review/review-screen.module.css';
import styles from './closed-screen.module.css';

/** A validated coding: to read, export, print; open again only by an act that keeps it. */
export function ClosedScreen({ view }: { readonly view: StayView }) {
  const review = useReview(view);
  const [tab, setTab] = useState<ReviewTab>('decisions');
  const [reporting, setReporting] = useState(false);
  return (
    <div className={frame.screen}>
      <StayHead
        stay={view.stay}
        actions={
          <>
            <StayMenu view={view} onReport={() => setReporting(true)} />
            <ClosedActions view={view} />
          </>
        }
      />
      <DecisionsBar review={review} closed />
      <ReviewTabs tab={tab} onTab={setTab} remaining={0} />
      <div className={frame.split} data-tab={tab} data-closed>
        <ReportPane text={view.report?.text ?? ''} analysis={view.analysis} shown={review.shown} focused={null}>
          <ReportHead view={view} />
        </ReportPane>
        <section className={styles.sheet} aria-label="Codage validé" tabIndex={0}>
          <QualityAlarms view={view} />
          {view.validation !== null && <CodingSheet view={view} coding={view.validation} />}
        </section>
      </div>
      <StayFoot notices={view.notices} keys={false} />
      {reporting && <AnomalyDialog view={view} line={null} onClose={() => setReporting(false)} />}
    </div>
  );
}
