import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StayView } from '../../api/review.ts';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { ReportHead } from '../report/report-head.tsx';
import { ReportPane } from '../report/report-pane.tsx';
import { stayPath } from '../review/stay-view.ts';
import { NextStep } from './next-step.tsx';
import { StayFoot } from './stay-foot.tsx';
import { StayHead } from './stay-head.tsx';
import { StayMenu } from './stay-menu.tsx';
import { TextEditor } from './text-editor.tsx';
import styles from './preparing-screen.module.css';

const NOTHING_SHOWN = new Map<string, string>();

/** A stay before its review: the text to check (CIM-28), the analysis under way, a doubt about the scope (CIM-40). */
export function PreparingScreen({ view }: { readonly view: StayView }) {
  const { stay, report, may } = view;
  const [writing, setWriting] = useState(report === null);
  const [asked, setAsked] = useState(false);
  const refresh = useRefresh();
  const mayAnalyze = may.analyze.allowed && report !== null && !writing;
  const analyze = async () => {
    setAsked(true);
    await api.post(`${stayPath(stay.id)}/analyze`, {}).catch(announceFailure);
    await refresh(['/api/coding']);
    setAsked(false);
  };
  useShortcut('ctrl+enter', 'Lancer l’analyse', () => void analyze(), { enabled: mayAnalyze, group: 'Ce séjour' });
  const analyzes = stay.state === 'imported' || stay.state === 'unreadable';
  return (
    <div className={styles.screen}>
      <StayHead
        stay={stay}
        actions={
          <>
            <StayMenu view={view} />
            {analyzes && !writing && (
              <Button
                variant="filled"
                loading={asked}
                disabled={!mayAnalyze}
                title={may.analyze.reason ?? undefined}
                rightSection={<KeyHint keys="ctrl+enter" quiet />}
                onClick={() => void analyze()}
              >
                {stay.state === 'imported' ? 'Le texte est bon, analyser' : 'Analyser de nouveau'}
              </Button>
            )}
          </>
        }
      />
      <NextStep view={view} writing={writing} onWrite={() => setWriting(true)} />
      <div className={styles.text}>
        {writing ? (
          <TextEditor view={view} onDone={() => setWriting(false)} />
        ) : (
          <ReportPane text={report?.text ?? ''} analysis={null} shown={NOTHING_SHOWN} focused={null}>
            <ReportHead view={view} />
          </ReportPane>
        )}
      </div>
      <StayFoot notices={view.notices} keys={false} />
    </div>
  );
}
