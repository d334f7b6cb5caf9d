import { Button } from '@mantine/core';
import { IconIdBadge2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { useAddressQuery } from '#platform/web/kit/link.tsx';
import { safeDestination } from '#platform/web/session/destination.ts';
import styles from './door.module.css';
import { AWAY, TROUBLES } from './pro-sante-connect-words.ts';

const PSC = '/api/identity/pro-sante-connect';

/** Signs in by Pro Santé Connect, where there is one; says why a return from it opened nothing. */
export function ProSanteConnectDoor() {
  const { psc, suite } = useAddressQuery();
  const [refusal, setRefusal] = useState<string | null>(TROUBLES[psc ?? ''] ?? null);
  const [busy, setBusy] = useState(false);
  const known = useRead<{ readonly provider: string | null }>(PSC);
  if (known.data === undefined || known.data.provider === null) return null;
  const leave = async () => {
    setBusy(true);
    try {
      const body = { next: safeDestination(suite) };
      const { location } = await api.post<{ location: string }>(PSC, body, { organization: null });
      window.location.assign(location);
    } catch (cause) {
      setRefusal(cause instanceof Problem ? cause.message : AWAY);
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
        variant="default"
        fullWidth
        loading={busy}
        leftSection={<IconIdBadge2 size={20} stroke={1.75} />}
        onClick={() => void leave()}
      >
        {known.data.provider === 'simulated' ? 'Pro Santé Connect (simulé)' : 'Pro Santé Connect'}
      </Button>
    </div>
  );
}
