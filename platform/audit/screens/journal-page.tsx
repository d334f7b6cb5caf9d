import { IconShieldCheck } from '@tabler/icons-react';
import { KeyLegend } from '#platform/web/kit/key-hint.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { ExportButton } from './export-button.tsx';
import { askedSentence } from './filters/asked-sentence.ts';
import { JournalList } from './journal-list.tsx';
import { PrintedJournal } from './printed/printed-journal.tsx';
import { FaultAlarm } from './state/fault-alarm.tsx';
import { useVerification } from './state/use-verification.ts';
import { VerificationState } from './state/verification-state.tsx';
import { useExport } from './use-export.ts';
import { useFilters } from './use-filters.ts';
import { useChoices, useEntries, useSummary } from './use-journal.ts';
import styles from './journal-page.module.css';

/** The journal of the organisation: who did what, when, from where, and the proof that nothing was altered (CIM-25). */
export default function JournalPage() {
  const state = useFilters();
  const { filters } = state;
  const read = useEntries(filters);
  const summary = useSummary(filters);
  const choices = useChoices(filters);
  const verification = useVerification();
  const found = verification.data?.found;
  const exporting = useExport(filters);
  return (
    <Page
      title="Journal"
      beside={<VerificationState from={verification} />}
      actions={
        <span className={styles.wide}>
          <ExportButton exporting={exporting} />
        </span>
      }
      primary={{
        ...{ label: 'Vérifier maintenant', short: 'Vérifier', icon: IconShieldCheck, keys: 'v' },
        run: () => void verification.refetch(),
        disabled: verification.isFetching,
      }}
      foot={<Foot />}
    >
      <div className={styles.fill} data-fills-page>
        {found?.intact === false && <FaultAlarm fault={found} onExport={() => void exporting.runWhole()} />}
        <JournalList {...{ read, choices, summary, exporting, ...state }} />
      </div>
      <PrintedJournal entries={read.entries} lines={summary.data?.lines} asked={askedSentence(filters, choices.data)} />
    </Page>
  );
}

function Foot() {
  return (
    <>
      <span>Heures de Paris. Une ligne écrite ne se change ni ne s’efface avant son terme.</span>
      <span className={styles.keys} data-print="hide">
        <KeyLegend keys={['j', 'k']} does="suivante, précédente" />
        <KeyLegend keys={['enter']} does="ouvrir" />
        <KeyLegend keys={['escape']} does="fermer" />
        <KeyLegend keys={['/']} does="chercher" />
      </span>
    </>
  );
}
