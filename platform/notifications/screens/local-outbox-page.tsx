import { IconMailForward } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { LocalMessage } from '../local-messages.ts';
import styles from './local-outbox.module.css';

const REFRESH_MILLISECONDS = 3000;

/** What Cabinet would have sent, newest first; reads itself again, since one comes here waiting for a mail. */
export default function LocalOutboxPage() {
  const outbox = useRead<{ readonly messages: readonly LocalMessage[] }>('/api/notifications/local-outbox', {
    everyMilliseconds: REFRESH_MILLISECONDS,
  });
  return (
    <AuthPage
      title="Boîte d’envoi locale"
      lead="Les messages de cette démonstration arrivent ici. Aucun ne quitte cette machine. Une adresse qui commence par « introuvable » est refusée, comme une boîte fermée."
    >
      <div className={styles.chips}>
        <AutomaticChip>courrier simulé</AutomaticChip>
        <AutomaticChip>passerelle SMS simulée</AutomaticChip>
      </div>
      <Loaded from={outbox}>
        {({ messages }) =>
          messages.length === 0 ? (
            <EmptyState title="Aucun message" icon={IconMailForward}>
              Une invitation, un mot de passe oublié ou un rappel par SMS apparaîtra ici aussitôt.
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {messages.map((message) => (
                <Line key={message.id} message={message} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </AuthPage>
  );
}

function Line({ message }: { readonly message: LocalMessage }) {
  return (
    <li>
      <Link to={`/boite-d-envoi/${message.id}`} className={styles.line}>
        <span className={styles.subject}>{message.subject}</span>
        <span className={styles.recipients}>
          {message.channel === 'sms' && 'SMS '}à {message.recipients.join(', ')}
        </span>
        <time className={styles.time} dateTime={message.receivedAt}>
          {middleDate(message.receivedAt)}, {clockTime(message.receivedAt)}
        </time>
      </Link>
    </li>
  );
}
