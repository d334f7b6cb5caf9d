import { Button } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { fromNow, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import type { OwnPasskey } from '../passkeys/own-passkeys.ts';
import { NewPasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx';
import styles from './account.module.css';

const PASSKEYS = '/api/identity/passkeys';

/** The passkeys of the account: each opens it alone, the device having checked who holds it. */
export function PasskeysCard() {
  const { refresh } = useSession();
  const reread = useRefresh();
  const passkeys = useRead<OwnPasskey[]>(PASSKEYS);
  const [adding, setAdding] = useState(false);
  const settle = async (done: string) => {
    announceDone(done);
    await Promise.all([refresh(), reread([PASSKEYS, '/api/identity/ways'])]);
  };
  return (
    <Card
      title="Clés d’accès"
      aside={
        browserSupportsWebAuthn() && (
          <Button variant="default" size="compact-md" onClick={() => setAdding(true)}>
            Ajouter une clé
          </Button>
        )
      }
      flush
    >
      <Loaded from={passkeys}>
        {(list) =>
          list.length === 0 ? (
            <p className={styles.empty}>
              Votre téléphone ou votre poste peut vous reconnaître (doigt, visage, code) à la place du mot de passe et
              du code.
            </p>
          ) : (
            <ul className={styles.sessions}>
              {list.map((passkey) => (
                <PasskeyLine key={passkey.id} passkey={passkey} onDone={settle} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <NewPasskeyDialog opened={adding} onClose={() => setAdding(false)} onDone={() => settle('Clé d’accès ajoutée')} />
    </Card>
  );
}

interface LineProps {
  readonly passkey: OwnPasskey;
  readonly onDone: (done: string) => Promise<void>;
}

function PasskeyLine({ passkey, onDone }: LineProps) {
  const { id, name, synced, createdAt, usedAt } = passkey;
  const [asking, setAsking] = useState<'rename' | 'remove' | null>(null);
  const close = () => setAsking(null);
  return (
    <li>
      <IconFingerprint size={24} stroke={1.5} aria-hidden />
      <div>
        <p className={styles.device}>{name}</p>
        <p className={styles.when}>
          {synced ? 'Gardée sur plusieurs appareils' : 'Liée à un appareil'} · ajoutée le {middleDate(createdAt)} ·{' '}
          {usedAt === null ? 'jamais utilisée' : `utilisée ${fromNow(usedAt, new Date())}`}
        </p>
      </div>
      <div className={styles.actions}>
        <Button variant="subtle" aria-label={`Renommer la clé ${name}`} onClick={() => setAsking('rename')}>
          Renommer
        </Button>
        <Button variant="subtle" color="bad" aria-label={`Retirer la clé ${name}`} onClick={() => setAsking('remove')}>
          Retirer
        </Button>
      </div>
      <RenamePasskeyDialog
        opened={asking === 'rename'}
        onClose={close}
        passkey={passkey}
        onDone={() => onDone('Clé d’accès renommée')}
      />
      <ConfirmDialog
        opened={asking === 'remove'}
        onClose={close}
        title={`Retirer la clé « ${name} »`}
        verb="Retirer"
        onConfirm={async () => {
          await api.delete(`${PASSKEYS}/${id}`, { organization: null });
          await onDone('Clé d’accès retirée');
        }}
      >
        Elle n’ouvrira plus votre compte. Effacez-la aussi de l’appareil ou du gestionnaire de mots de passe qui la
        garde.
      </ConfirmDialog>
    </li>
  );
}
