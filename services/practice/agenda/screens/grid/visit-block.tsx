import { memo, type CSSProperties } from 'react';
import { clockText } from '../time/clock-text.ts';
import { GridIcon } from './agenda-icons.tsx';
import type { VisitCell } from './cells.ts';
import styles from './blocks.module.css';

interface VisitBlockProps {
  readonly id: string;
  readonly visit: VisitCell;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly lanes: number;
  readonly past: boolean;
  readonly active: boolean;
  readonly selected: boolean;
}

const TWO_LINES = 29;

/** A visit: reason by its ground, state by its edge and icon, both in words for whoever listens. */
export const VisitBlock = memo(function VisitBlock(props: VisitBlockProps) {
  const { id, visit, top, height, lane, lanes, past, active, selected } = props;
  const style: CSSProperties = { top, height, ['--ground' as string]: `var(--category-${String(visit.color)})` };
  if (lanes > 1) {
    style.left = `calc(${String((100 * lane) / lanes)}% + 3px)`;
    style.width = `calc(${String(100 / lanes)}% - 5px)`;
  }
  return (
    <div
      role="gridcell"
      id={id}
      className={styles.visit}
      style={style}
      aria-selected={selected}
      aria-label={visitLabel(visit)}
      data-key={visit.key}
      data-state={visit.state}
      data-past={past || undefined}
      data-active={active || undefined}
      data-pending={visit.pending || undefined}
    >
      <span className={styles.words}>
        <span className={styles.time}>{clockText(visit.from)}</span> <span className={styles.name}>{visit.name}</span>
      </span>
      {height >= TWO_LINES && <span className={styles.detail}>{visit.detail}</span>}
      <span className={styles.icons}>
        {visit.state === 'missed' && <span className={styles.word}>{visit.word}</span>}
        {visit.place !== 'site' && <GridIcon name={visit.place} className={styles.icon} />}
        <GridIcon name={visit.state} className={styles.icon} />
      </span>
      {visit.movable && <span className={styles.handle} data-handle="" />}
    </div>
  );
});

function visitLabel(visit: VisitCell): string {
  const hours = `${clockText(visit.from)} à ${clockText(visit.to)}`;
  const more = [
    visit.place === 'video' ? 'en vidéo' : visit.place === 'home' ? 'à domicile' : '',
    visit.overbooked ? 'en surnombre' : '',
    visit.detail.includes(visit.word) ? '' : visit.word,
  ];
  return [hours, visit.name, visit.detail, ...more].filter(Boolean).join(', ');
}
