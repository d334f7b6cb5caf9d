import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip, type Tone } from '#platform/web/kit/chip.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { ReceivedMail } from '../received.ts';
import styles from './received-card.module.css';

const STATES: Readonly<Record<ReceivedMail['state'], readonly [tone: Tone, words: string]>> = {
  queued: ['neutral', 'en attente'],
  accepted: ['ok', 'remis'],
  delivered: ['ok', 'remis'],
  refused: ['bad', 'refusé'],
  failed: ['bad', 'non remis'],
};

/** What Cabinet wrote to one's account, and what became of it (MAI-038). */
export function ReceivedCard() {
  const received = useRead<readonly ReceivedMail[]>('/api/notifications/received');
  return (
    <Card title="Messages de Cabinet" flush>
      <p className={styles.note}>
        Cabinet vous écrit à l’adresse de votre compte pour votre accès, votre sécurité et l’usage du service. Jamais
        pour une publicité.
      </p>
      <Loaded from={received}>
        {(list) => (
          <ul className={styles.list} aria-label="Messages envoyés à votre adresse">
            {list.slice(0, 10).map(({ id, at, subject, state }) => {
              const [tone, words] = STATES[state];
              return (
                <li key={id}>
                  <div>
                    <p className={styles.subject}>{subject}</p>
                    <p className={styles.when}>
                      {middleDate(at)}, {clockTime(at)}
                    </p>
                  </div>
                  <StateChip tone={tone}>{words}</StateChip>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
