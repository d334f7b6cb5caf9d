import { IconArrowLeft } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, longDate } from '#platform/web/french/dates.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Link, useAddress } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { LocalMessageContent } from '../local-messages.ts';
import styles from './local-outbox.module.css';
import { MessageText } from './message-text.tsx';
import { SmsReply } from './sms-reply.tsx';

/** One message of the local outbox, its links ready to follow. */
export default function LocalMessagePage() {
  const { message: id } = useAddress();
  const message = useRead<LocalMessageContent>(`/api/notifications/local-outbox/${id}`);
  return (
    <AuthPage
      title={message.data?.channel === 'sms' ? 'SMS' : (message.data?.subject ?? 'Message')}
      foot={
        <Link to="/boite-d-envoi" className={styles.back}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
          Boîte d’envoi locale
        </Link>
      }
    >
      <Loaded from={message}>
        {({ channel, from, recipients, receivedAt, paragraphs }) => (
          <>
            <div>
              <AutomaticChip>{channel === 'sms' ? 'passerelle SMS simulée' : 'courrier simulé'}</AutomaticChip>
            </div>
            <Facts
              of={[
                ['De', from],
                ['À', recipients.join(', ')],
                ['Le', `${longDate(receivedAt)}, ${clockTime(receivedAt)}`],
              ]}
            />
            <MessageText paragraphs={paragraphs} />
            {channel === 'sms' && <SmsReply id={id!} />}
          </>
        )}
      </Loaded>
    </AuthPage>
  );
}
