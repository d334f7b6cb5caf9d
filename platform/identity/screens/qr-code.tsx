import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

const MARGIN = 4;

/** A text as a square that a camera reads; always dark on light, whatever the theme, since many cameras ask for it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, side } = useMemo(() => {
    const { data, size } = encode(text, { border: MARGIN });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: dark.join(''), side: size };
  }, [text]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
