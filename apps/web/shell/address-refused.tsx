import { Button } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { ACCOUNT } from './second-factor-needed.tsx';
import styles from './shell.module.css';

/** Above every page while this person's address refuses mail (MAI-037). */
export function AddressRefused() {
  const { person } = useSession().me;
  const go = useGo();
  if (!person.addressRefused) return null;
  return (
    <div className={styles.alarm} data-print="hide">
      <Alarm
        tone="saffron"
        icon={IconMailOff}
        title="Votre adresse e-mail ne reçoit plus nos messages"
        action={<Button onClick={() => go(ACCOUNT)}>Donner une autre adresse</Button>}
      >
        {person.email} a été refusée par son serveur. Votre accès reste ouvert ; alertes, liens et rappels ne vous
        parviennent pas.
      </Alarm>
    </div>
  );
}
