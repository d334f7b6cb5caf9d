import { Button } from '@mantine/core';
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import styles from './door.module.css';

const FOR_NOBODY = { organization: null } as const;
type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];

interface PasskeyButtonProps {
  readonly onDone: () => Promise<void>;
  /** It is the one thing to do here. */
  readonly primary?: boolean;
}

/** Signs in by a passkey, where the browser knows them. */
export function PasskeyButton({ onDone, primary = false }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!browserSupportsWebAuthn()) return primary ? <p>Ce navigateur ne connaît pas les clés d’accès.</p> : null;
  const signIn = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const optionsJSON = await api.post<Options>('/api/identity/passkey-sign-in/options', undefined, FOR_NOBODY);
      const response = await startAuthentication({ optionsJSON });
      await api.post('/api/identity/passkey-sign-in', { response }, FOR_NOBODY);
      await onDone();
    } catch (cause) {
      setRefusal(cause instanceof Problem ? cause.message : 'Aucune clé d’accès n’a été donnée. Rien n’a été changé.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.way}>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Button
        variant={primary ? 'filled' : 'default'}
        fullWidth
        loading={busy}
        leftSection={<IconFingerprint size={20} stroke={1.75} />}
        onClick={() => void signIn()}
      >
        Utiliser une clé d’accès
      </Button>
    </div>
  );
}
