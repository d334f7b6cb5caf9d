import { useEffect, useState, type RefObject } from 'react';
import styles from './connector.module.css';

interface Line {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Ties the focused code in the margin to its card; drawn behind the words, and only while both are in sight. */
export function Connector({
  split,
  focused,
}: {
  readonly split: RefObject<HTMLElement | null>;
  readonly focused: string | null;
}) {
  const [line, setLine] = useState<Line | null>(null);
  useEffect(() => {
    const frame = split.current;
    if (frame === null || focused === null) return undefined;
    let asked = 0;
    const draw = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => setLine(measure(frame, focused)));
    };
    draw();
    const resized = new ResizeObserver(draw);
    resized.observe(frame);
    frame.addEventListener('scroll', draw, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(asked);
      resized.disconnect();
      frame.removeEventListener('scroll', draw, { capture: true });
    };
  });
  if (line === null) return null;
  const [[x1, y1], [x2, y2]] = [line.from, line.to];
  const bend = (x2 - x1) / 2;
  return (
    <svg className={styles.connector} aria-hidden="true">
      <path d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />
      <circle cx={x2} cy={y2} r="3.5" />
    </svg>
  );
}

/** Both ends within `frame`, or null when either is scrolled away or hidden. */
function measure(frame: HTMLElement, focused: string): Line | null {
  const origin = frame.getBoundingClientRect();
  const codes = [...frame.querySelectorAll(`[data-code-of="${CSS.escape(focused)}"]`)].map((code) =>
    code.getBoundingClientRect(),
  );
  const card = frame.querySelector('[data-card]')?.getBoundingClientRect();
  const seen = (rect: DOMRect) =>
    rect.width > 0 && rect.top + rect.height / 2 > origin.top && rect.top + rect.height / 2 < origin.bottom;
  const code = codes.find(seen);
  if (code === undefined || card === undefined || card.width === 0 || card.left < code.right) return null;
  const at = card.top + 24;
  if (at < origin.top || at > origin.bottom) return null;
  return {
    from: [code.right - origin.left, code.top + code.height / 2 - origin.top],
    to: [card.left - origin.left, at - origin.top],
  };
}
