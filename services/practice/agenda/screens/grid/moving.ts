import type { Column, Span, VisitCell } from './cells.ts';
import { movedTo, resizedTo, SNAP_MINUTES } from './scale.ts';

/** A visit on its way to another time, before it is let go; nothing is sent until then. */
export interface Move {
  readonly visit: VisitCell;
  readonly mode: 'move' | 'resize';
  readonly by: 'pointer' | 'keyboard';
  readonly fromColumn: number;
  readonly column: number;
  readonly span: Span;
}

/** Takes a visit up. */
export function takeUp(visit: VisitCell, column: number, by: Move['by'], mode: Move['mode'] = 'move'): Move {
  return { visit, mode, by, fromColumn: column, column, span: { from: visit.from, to: visit.to } };
}

/** Where the pointer brings it: `minute` is its beginning, or its end while it is resized. */
export function pointedAt(move: Move, column: number, minute: number, hours: Span): Move {
  if (move.mode === 'resize') return { ...move, span: resizedTo(move.visit, minute, hours) };
  return { ...move, column, span: movedTo(move.visit, minute, hours) };
}

/** Where an arrow brings it: five minutes, or the next column; with Shift its end. Null for any other key. */
export function steppedBy(
  move: Move,
  key: string,
  shift: boolean,
  columns: readonly Column[],
  hours: Span,
): Move | null {
  const step = key === 'ArrowDown' ? SNAP_MINUTES : key === 'ArrowUp' ? -SNAP_MINUTES : 0;
  if (step !== 0 && shift) return { ...move, span: resizedTo(move.span, move.span.to + step, hours) };
  if (step !== 0) return { ...move, span: movedTo(move.span, move.span.from + step, hours) };
  const side = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (side === 0) return null;
  return { ...move, column: Math.max(0, Math.min(columns.length - 1, move.column + side)) };
}

/** Whether it would change anything. */
export const isMoved = ({ visit, span, column, fromColumn }: Move): boolean =>
  column !== fromColumn || span.from !== visit.from || span.to !== visit.to;

/** The move under way, apart from the grid's own state: only the ghost is drawn again while the pointer moves. */
export class MoveStore {
  #move: Move | null = null;
  readonly #listeners = new Set<() => void>();

  readonly current = (): Move | null => this.#move;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(move: Move | null): void {
    this.#move = move;
    for (const listener of this.#listeners) listener();
  }
}
