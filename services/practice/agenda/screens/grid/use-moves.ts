import { useEffect, useEffectEvent, useState, type PointerEvent, type RefObject } from 'react';
import type { Column, Span, VisitCell } from './cells.ts';
import { placeOf } from './cell-keys.ts';
import { isMoved, MoveStore, pointedAt, steppedBy, takeUp, type Move } from './moving.ts';
import { minuteAt } from './scale.ts';

/** Below this many pixels a press is a click. */
const THRESHOLD = 4;
/** Nearer to the edge than this, the grid scrolls under the pointer. */
const EDGE = 36;

interface Press {
  readonly visit: VisitCell;
  readonly column: number;
  readonly mode: Move['mode'];
  readonly x: number;
  readonly y: number;
  /** From the top of the visit, or from its foot while resizing, to the pointer. */
  readonly grip: number;
}

interface MovesOptions {
  readonly columns: readonly Column[];
  readonly hours: Span;
  readonly hourPixels: number;
  /** The box of all columns, without the hours. */
  readonly area: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onDrop: (move: Move) => void;
}

/** Moving and resizing visits, by pointer or by keyboard. Escape brings them back. */
export function useMoves({ columns, hours, hourPixels, area, scroller, onDrop }: MovesOptions) {
  const [store] = useState(() => new MoveStore());
  const [press, setPress] = useState<Press | null>(null);

  const drop = () => {
    const move = store.current();
    store.set(null);
    if (move !== null && isMoved(move)) onDrop(move);
  };

  const follow = useEffectEvent((event: globalThis.PointerEvent, held: Press) => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined) return;
    const move = store.current() ?? begun(event, held);
    if (move === null) return;
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    const minute = minuteAt(event.clientY - box.top - held.grip, hours, hourPixels);
    store.set(pointedAt(move, Math.max(0, Math.min(columns.length - 1, column)), minute, hours));
    scrollAtEdge(scroller.current, event);
  });
  const letGo = useEffectEvent(() => {
    setPress(null);
    drop();
  });

  useEffect(() => {
    if (press === null) return undefined;
    const onMove = (event: globalThis.PointerEvent) => follow(event, press);
    const onUp = () => letGo();
    const back = () => {
      setPress(null);
      store.set(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      back();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', back);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', back);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [press, store]);

  return {
    store,
    /** A finger scrolls: it moves visits through "Reporter". */
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const element = event.target.closest('[data-key]');
      const place = placeOf(columns, element?.getAttribute('data-key') ?? null);
      const cell = place === null ? undefined : columns[place.column]?.cells[place.cell];
      if (element === null || place === null || cell?.kind !== 'visit' || !cell.movable) return;
      const mode = event.target.hasAttribute('data-handle') ? 'resize' : 'move';
      const box = element.getBoundingClientRect();
      const grip = event.clientY - (mode === 'resize' ? box.bottom : box.top);
      setPress({ visit: cell, column: place.column, mode, x: event.clientX, y: event.clientY, grip });
    },
    takeUp: (visit: VisitCell, column: number) => store.set(takeUp(visit, column, 'keyboard')),
    /** @returns whether the key was for the move under way. */
    key: (key: string, shift: boolean): boolean => {
      const move = store.current();
      if (move === null || move.by !== 'keyboard') return false;
      if (key === 'Enter' || key === ' ') drop();
      else if (key === 'Escape') store.set(null);
      else {
        const next = steppedBy(move, key, shift, columns, hours);
        if (next === null) return false;
        store.set(next);
      }
      return true;
    },
  };
}

function begun(event: globalThis.PointerEvent, { visit, column, mode, x, y }: Press): Move | null {
  if (Math.hypot(event.clientX - x, event.clientY - y) < THRESHOLD) return null;
  return takeUp(visit, column, 'pointer', mode);
}

function scrollAtEdge(element: HTMLElement | null, { clientX, clientY }: globalThis.PointerEvent): void {
  if (element === null) return;
  const box = element.getBoundingClientRect();
  const push = (at: number, start: number, end: number): number =>
    at < start + EDGE ? at - start - EDGE : at > end - EDGE ? at - end + EDGE : 0;
  element.scrollBy(push(clientX, box.left, box.right) / 3, push(clientY, box.top + EDGE, box.bottom) / 3);
}
