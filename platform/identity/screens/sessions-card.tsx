import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useRead, useWrite } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { clockTime, fromNow, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { OpenSession } from '../sessions.ts';
import { deviceName, isHandheld } from '../devices.ts';
import styles from './account.module.css';

const SESSIONS = '/api/identity/sessions';

/** Where one is signed in, each with a way to close it. */
export function SessionsCard() {
  const sessions = useRead<OpenSession[]>(SESSIONS);
  const others = useWrite(() => api.delete<{ closed: number }>(SESSIONS), [SESSIONS]);
  const closeOthers = () =>
    others.mutate(undefined, {
      onSuccess: () => announceDone('Vos autres sessions sont fermées'),
      onError: announceFailure,
    });
  const several = (sessions.data?.length ?? 0) > 1;
  return (
    <Card
      title="Où vous êtes connecté"
      aside={
        several && (
          <Button variant="default" size="compact-md" loading={others.isPending} onClick={closeOthers}>
            Fermer les autres
          </Button>
        )
      }
      flush
    >
      <Loaded from={sessions}>
        {(list) => (
          <ul className={styles.sessions}>
            {list.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function SessionLine({ session }: { readonly session: OpenSession }) {
  const close = useWrite(() => api.delete(`${SESSIONS}/${session.id}`), [SESSIONS]);
  const DeviceIcon = isHandheld(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop;
  const device = deviceName(session.userAgent);
  return (
    <li>
      <DeviceIcon size={24} stroke={1.5} aria-hidden />
      <div>
        <p className={styles.device}>{device}</p>
        <p className={styles.when}>
          {session.ip ?? 'Adresse inconnue'} · ouverte {fromNow(session.startedAt, new Date())}, jusqu’au{' '}
          {middleDate(session.endsAt)} à {clockTime(session.endsAt)}
        </p>
      </div>
      {session.current ? (
        <StateChip tone="brand">Ici</StateChip>
      ) : (
        <Button
          variant="subtle"
          color="bad"
          aria-label={`Fermer la session ${device}`}
          loading={close.isPending}
          onClick={() => close.mutate(undefined, { onError: announceFailure })}
        >
          Fermer
        </Button>
      )}
    </li>
  );
}
