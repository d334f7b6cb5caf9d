import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { asSet, dotted } from '../words.ts';
import type { CardActs } from './card-acts.ts';
import type { ReviewLine } from './review-lines.ts';
import styles from './decision-card.module.css';

const SHOWN = 4;

/** Rival codes, each with what would make it the right one; a digit takes it. */
export function CardAlternatives({ line, acts }: { readonly line: ReviewLine; readonly acts: CardActs }) {
  const rivals = (line.proposal?.alternatives ?? []).slice(0, SHOWN);
  const take = (index: number) => {
    const rival = rivals[index];
    if (rival !== undefined) acts.take(line, rival);
  };
  useShortcut('1', 'Prendre la première autre possibilité', () => take(0), {
    enabled: acts.may && rivals.length > 0,
    group: 'Décider',
  });
  useShortcut('2', null, () => take(1), { enabled: acts.may && rivals.length > 1 });
  useShortcut('3', null, () => take(2), { enabled: acts.may && rivals.length > 2 });
  useShortcut('4', null, () => take(3), { enabled: acts.may && rivals.length > 3 });
  if (rivals.length === 0) return null;
  return (
    <div>
      <dt>Ou bien</dt>
      <dd className={styles.rivals}>
        {rivals.map(({ code, label, reason }, index) => (
          <button key={code} type="button" className={styles.rival} disabled={!acts.may} onClick={() => take(index)}>
            <code>{dotted(code)}</code>
            <span>
              <b>{label}</b> {asSet(reason)}
            </span>
            <KeyHint keys={String(index + 1)} />
          </button>
        ))}
      </dd>
    </div>
  );
}
