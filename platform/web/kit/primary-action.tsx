import { createContext, use } from 'react';
import { createPortal } from 'react-dom';
import type { Icon } from '../screen-module.ts';
import styles from './primary-action.module.css';

/** Where the shell's tab bar lets a page put its primary action; null where there is no tab bar. */
export const PrimaryActionPlace = createContext<HTMLElement | null>(null);

/** The page's primary action, in the middle of the telephone's tab bar. */
export function PrimaryActionOnPhone(props: { readonly label: string; readonly icon: Icon; readonly run: () => void }) {
  const place = use(PrimaryActionPlace);
  if (place === null) return null;
  return createPortal(
    <button type="button" className={styles.action} onClick={props.run}>
      <span className={styles.ground}>
        <props.icon size={22} stroke={1.75} />
      </span>
      <span>{props.label}</span>
    </button>,
    place,
  );
}
