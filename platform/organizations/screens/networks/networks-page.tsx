import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import type { AllowedNetwork } from '../../networks.ts';
import styles from './networks.module.css';

const NETWORKS = '/api/organizations/networks';

interface Networks {
  readonly networks: readonly AllowedNetwork[];
  /** The address of who asks. */
  readonly own: string;
}

/** From where one may work in the organisation: from anywhere until a network is named. */
export default function NetworksPage() {
  const { refresh: refreshSession } = useSession();
  const refresh = useRefresh();
  const [risky, setRisky] = useState<readonly AllowedNetwork[] | null>(null);
  const save = async (networks: readonly AllowedNetwork[], confirmed = false) => {
    try {
      await api.put(NETWORKS, { networks, confirmed });
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== 'organizations.network-lockout') throw cause;
      setRisky(networks);
      return;
    }
    announceDone('Réseaux autorisés enregistrés');
    await refresh([NETWORKS]);
    await refreshSession();
  };
  return (
    <Page title="Réseaux autorisés" layout="reading" actions={<Link to="/membres">Revenir à l’équipe</Link>}>
      <Loaded from={useRead<Networks>(NETWORKS)}>
        {({ networks, own }) => (
          <div className={styles.stack}>
            <Card title="D’où l’on entre">
              {networks.length === 0 ? (
                <p>De partout. Ajoutez un réseau pour que l’organisation ne s’ouvre que depuis ceux que vous nommez.</p>
              ) : (
                <ul className={styles.list}>
                  {networks.map((one) => (
                    <li key={one.network} className={styles.line}>
                      <span className={styles.names}>
                        <strong>{one.label}</strong>
                        <code>{one.network}</code>
                      </span>
                      <Button
                        variant="subtle"
                        color="bad"
                        aria-label={`Retirer ${one.label}`}
                        onClick={() => void save(networks.filter((other) => other !== one)).catch(announceFailure)}
                      >
                        Retirer
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
              <p className={styles.note}>
                Votre adresse en ce moment : <code>{own}</code>
              </p>
            </Card>
            <Card title="Ajouter un réseau">
              <NewNetwork key={networks.length} own={own} onAdd={(added) => save([...networks, added])} />
            </Card>
          </div>
        )}
      </Loaded>
      <ConfirmDialog
        opened={risky !== null}
        onClose={() => setRisky(null)}
        title="Vous fermer la porte ?"
        verb="Enregistrer quand même"
        onConfirm={() => save(risky ?? [], true)}
      >
        Votre adresse actuelle n’est dans aucun de ces réseaux : une fois enregistrés, vous serez refusé ici même, comme
        quiconque n’y est pas. Rien n’a encore changé.
      </ConfirmDialog>
    </Page>
  );
}

function NewNetwork({
  own,
  onAdd,
}: {
  readonly own: string;
  readonly onAdd: (added: AllowedNetwork) => Promise<void>;
}) {
  const form = useForm({
    initial: { network: own, label: '' },
    check: ({ network, label }) => [
      ...(network.trim() === '' ? [missing('network', 'Écrivez une adresse ou un réseau.')] : []),
      ...(label.trim() === '' ? [missing('label', 'Dites ce que c’est : « Cabinet, fibre ».')] : []),
    ],
    submit: ({ network, label }) => onAdd({ network: network.trim(), label: label.trim() }),
  });
  return (
    <Form of={form} verb="Ajouter">
      <TextField
        {...form.field('network')}
        label="Adresse ou réseau"
        help="Une adresse, ou un réseau comme 192.0.2.0/24 ou 2001:db8::/32."
        required
      />
      <TextField {...form.field('label')} label="Ce que c’est" help="« Cabinet, fibre »" required />
    </Form>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}
