import { IconBeach, IconConfetti } from '@tabler/icons-react';
import { memo } from 'react';
import { useNow } from '#platform/web/session/now.ts';
import { clockText, lengthText } from '../time/clock-text.ts';
import { remainingText } from '../time/remaining.ts';
import { GridIcon } from './agenda-icons.tsx';
import type { FreeCell, OfferCell, Shade } from './cells.ts';
import { TEXT_PIXELS } from './scale.ts';
import styles from './blocks.module.css';

interface PlaceProps<Cell> {
  readonly id: string;
  readonly place: Cell;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
}

/** A place nobody has taken: one click, or Enter, books it. */
export const FreeBlock = memo(function FreeBlock({ id, place, top, height, active }: PlaceProps<FreeCell>) {
  return (
    <div
      role="gridcell"
      id={id}
      className={styles.free}
      style={{ top, height }}
      title={height < TEXT_PIXELS ? `${clockText(place.from)} libre` : undefined}
      aria-label={`${clockText(place.from)}, libre, ${lengthText(place.to - place.from)}`}
      data-key={place.key}
      data-active={active || undefined}
    >
      {height >= TEXT_PIXELS && (
        <>
          <span className={styles.words}>
            <span className={styles.time}>{clockText(place.from)}</span> <span className={styles.freeWord}>libre</span>
          </span>
          <GridIcon name="plus" className={styles.icon} />
        </>
      )}
    </div>
  );
});

/** A freed place, offered to one waiting patient until its time runs out. */
export const OfferBlock = memo(function OfferBlock({ id, place, top, height, active }: PlaceProps<OfferCell>) {
  return (
    <div
      role="gridcell"
      id={id}
      className={styles.offer}
      style={{ top, height }}
      aria-label={`${clockText(place.from)}, proposé à ${place.name}`}
      data-key={place.key}
      data-active={active || undefined}
    >
      <span className={styles.words}>
        <span className={styles.time}>{clockText(place.from)}</span> <GridIcon name="offer" className={styles.inline} />{' '}
        {place.name}
      </span>
      <Remaining until={place.until} />
    </div>
  );
});

function Remaining({ until }: { readonly until: string }) {
  const now = useNow(1000);
  return <span className={styles.remaining}>{remainingText(until, now)}</span>;
}

const CARD_HEIGHT = 150;
const WORDS_HEIGHT = 22;

/** A part of the day that is closed: quiet outside hours, hatched with its reason for a leave. */
export const ShadeBlock = memo(function ShadeBlock(props: {
  readonly shade: Shade;
  readonly top: number;
  readonly height: number;
}) {
  const { shade, top, height } = props;
  const hatched = shade.kind !== 'pause' && shade.kind !== 'closed';
  const ShadeIcon = shade.kind === 'holiday' ? IconConfetti : IconBeach;
  return (
    <div className={styles.shade} data-kind={shade.kind} style={{ top, height }}>
      {hatched && height >= CARD_HEIGHT ? (
        <div className={styles.card}>
          <ShadeIcon size={20} stroke={1.75} aria-hidden="true" />
          <strong>{shade.title}</strong>
          {shade.detail !== null && <span>{shade.detail}</span>}
        </div>
      ) : (
        height >= WORDS_HEIGHT && <span className={styles.shadeWords}>{shade.title}</span>
      )}
    </div>
  );
});
