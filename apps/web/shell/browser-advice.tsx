import { IconBrowser } from '@tabler/icons-react';
import styles from './browser-advice.module.css';

/** What the server said of this browser when it sent the page; '' when it suits (MAI-031). */
const advice = document.querySelector<HTMLMetaElement>('meta[name="browser-advice"]')?.content ?? '';

/** Says that this browser works, but not for long. */
export function BrowserAdvice() {
  if (advice === '') return null;
  return (
    <p className={styles.banner} role="note" data-print="hide">
      <IconBrowser size={20} stroke={1.75} />
      <span>
        {advice} <a href="/exigences-techniques">Exigences techniques</a>
      </span>
    </p>
  );
}
