import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import type { AnalysisView } from '../../api/review.ts';
import { asideId } from '../report/report-marks.ts';
import { asSet, ASIDE_WORDS, dotted, quoted } from '../words.ts';
import styles from './aside-panel.module.css';

type SetAside = AnalysisView['setAside'][number];

interface AsidePanelProps {
  readonly of: readonly SetAside[];
  readonly opened: boolean;
  readonly onToggle: () => void;
  /** Mark of the text that was clicked. */
  readonly focused: string | null;
  /** Null for whoever may not decide. */
  readonly onAdd: ((code: string) => void) | null;
}

const NAMED = 3;

/** What was seen and is not proposed, each with why; folded, and never thrown away. */
export function AsidePanel({ of, opened, onToggle, focused, onAdd }: AsidePanelProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (opened) list.current?.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest' });
  }, [opened, focused]);
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.panel} aria-label="Vu et écarté">
      <button
        type="button"
        className={styles.head}
        aria-expanded={opened}
        onClick={onToggle}
        disabled={of.length === 0}
      >
        <Chevron size={18} stroke={1.75} aria-hidden="true" />
        <b>Vu et écarté, {of.length}</b>
        {!opened && (
          <span className={styles.named}>
            {of.slice(0, NAMED).map(({ code, reason }) => (
              <span key={code}>
                <code>{dotted(code)}</code> {ASIDE_WORDS[reason]}
              </span>
            ))}
            {of.length > NAMED && <span>{of.length - NAMED} autres</span>}
          </span>
        )}
        <span className={styles.key}>
          <KeyHint keys="e" />
        </span>
      </button>
      {opened && (
        <ul ref={list} className={styles.list} tabIndex={0} aria-label="Codes écartés">
          {of.map((entry) => (
            <Entry key={entry.code} entry={entry} focused={focused === asideId(entry.code)} onAdd={onAdd} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry(props: {
  readonly entry: SetAside;
  readonly focused: boolean;
  readonly onAdd: AsidePanelProps['onAdd'];
}) {
  const { entry, focused, onAdd } = props;
  return (
    <li className={styles.entry} data-focused={focused || undefined}>
      <code>{dotted(entry.code)}</code>
      <div>
        <b>{entry.label}</b> <AutomaticChip>{ASIDE_WORDS[entry.reason]}</AutomaticChip>
        <p>{asSet(entry.text)}</p>
        {entry.quotes[0] !== undefined && <p>{quoted(entry.quotes[0].text)}</p>}
      </div>
      {onAdd !== null && (
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          aria-label={`Ajouter ${dotted(entry.code)} quand même`}
          onClick={() => onAdd(entry.code)}
        >
          Ajouter
        </Button>
      )}
    </li>
  );
}
