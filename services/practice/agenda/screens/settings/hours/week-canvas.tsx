import { useRef, useState, type PointerEvent } from 'react';
import type { OpeningView } from '../../../api/hours.ts';
import { clockText, parseTypedTime } from '../../time/clock-text.ts';
import { WEEKDAYS } from './opening-values.ts';
import styles from './hours.module.css';

/** A stretch of a day of the week, in minutes. */
export interface Drawn {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

interface WeekCanvasProps {
  readonly openings: readonly OpeningView[];
  /** Names of reasons, by identifier. */
  readonly reasonNames: ReadonlyMap<string, string>;
  readonly onDraw: (drawn: Drawn) => void;
  readonly onOpen: (opening: OpeningView) => void;
}

const FIRST = 420;
const LAST = 1260;
const HOUR_PIXELS = 36;
const STEP = 15;
const SHORTEST = 30;
const y = (minute: number): number => ((minute - FIRST) / 60) * HOUR_PIXELS;

/** The usual week: drag over a day to open it, click an opening to change it. The button above does the same by hand. */
export function WeekCanvas({ openings, reasonNames, onDraw, onOpen }: WeekCanvasProps) {
  const [drawn, setDrawn] = useState<(Drawn & { readonly anchor: number }) | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const minuteAt = (event: PointerEvent): number => {
    const top = area.current?.getBoundingClientRect().top ?? 0;
    const minute = FIRST + Math.round((((event.clientY - top) / HOUR_PIXELS) * 60) / STEP) * STEP;
    return Math.max(FIRST, Math.min(LAST, minute));
  };
  const weekly = openings.flatMap((opening) =>
    opening.when.kind === 'weekly' ? [{ opening, when: opening.when }] : [],
  );
  return (
    <div className={styles.canvas}>
      <div className={styles.hours} aria-hidden="true">
        {Array.from({ length: (LAST - FIRST) / 60 + 1 }, (_, index) => FIRST + index * 60).map((minute) => (
          <span key={minute} style={{ top: y(minute) }}>
            {clockText(minute)}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((name, index) => {
        const weekday = index + 1;
        return (
          <section key={name} className={styles.weekday} aria-label={name}>
            <h3>{name}</h3>
            <div
              ref={index === 0 ? area : undefined}
              className={styles.day}
              style={{ height: y(LAST) }}
              onPointerDown={(event) => {
                if (event.target !== event.currentTarget || event.pointerType === 'touch') return;
                event.currentTarget.setPointerCapture(event.pointerId);
                const minute = minuteAt(event);
                setDrawn({ weekday, from: minute, to: minute, anchor: minute });
              }}
              onPointerMove={(event) => {
                if (drawn?.weekday !== weekday) return;
                const minute = minuteAt(event);
                setDrawn({ ...drawn, from: Math.min(drawn.anchor, minute), to: Math.max(drawn.anchor, minute) });
              }}
              onPointerUp={() => {
                if (drawn !== null && drawn.to - drawn.from >= SHORTEST) onDraw(drawn);
                setDrawn(null);
              }}
              onPointerCancel={() => setDrawn(null)}
            >
              {weekly
                .filter(({ when }) => when.weekday === weekday)
                .map(({ opening, when }) => {
                  const [from, to] = [parseTypedTime(opening.starts) ?? 0, parseTypedTime(opening.ends) ?? 0];
                  const names = opening.reasonIds.map((id) => reasonNames.get(id) ?? '').filter(Boolean);
                  return (
                    <button
                      key={opening.id}
                      type="button"
                      className={styles.opening}
                      style={{ top: y(from), height: Math.max(18, y(to) - y(from)) }}
                      data-online={opening.online || undefined}
                      onClick={() => onOpen(opening)}
                    >
                      <strong>
                        {opening.starts} – {opening.ends}
                      </strong>
                      {when.everyWeeks > 1 && <span>une semaine sur {when.everyWeeks}</span>}
                      {names.length > 0 && <span>{names.join(', ')}</span>}
                      <span>{opening.online ? 'en ligne' : 'cabinet seulement'}</span>
                    </button>
                  );
                })}
              {drawn?.weekday === weekday && drawn.to > drawn.from && (
                <span className={styles.drawing} style={{ top: y(drawn.from), height: y(drawn.to) - y(drawn.from) }}>
                  {clockText(drawn.from)} – {clockText(drawn.to)}
                </span>
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
