import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { clockTime, longDate } from '#platform/web/french/dates.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Token } from '../tokens.ts';
import { useRoles } from './team.ts';
import { TOKENS, tokenState } from './token-state.ts';
import styles from './team.module.css';

/** One token: what it may do, until when, when it last served; the way to revoke it. */
export function TokenPanel({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const [revoking, setRevoking] = useState(false);
  const refresh = useRefresh();
  const titles = useRoles().data?.flatMap((role) => role.permissions) ?? [];
  const at = (instant: string) => `${longDate(instant)} à ${clockTime(instant)}`;
  const revoke = async () => {
    await api.delete(`${TOKENS}/${token.id}`);
    announceDone(`Jeton ${token.name} révoqué`);
    await refresh([TOKENS]);
    onClose();
  };
  return (
    <SidePanel
      title={token.name}
      beside={`Se termine par ${token.hint}`}
      onClose={onClose}
      actions={
        tokenState(token) === 'Actif' && (
          <Button variant="subtle" color="bad" onClick={() => setRevoking(true)}>
            Révoquer
          </Button>
        )
      }
    >
      <PanelPart title="Vie">
        <Facts
          of={[
            ['Créé par', token.createdBy],
            ['Créé', at(token.createdAt)],
            ['Valable jusqu’au', at(token.expiresAt)],
            ...(token.revokedAt === null ? [] : [['Révoqué', at(token.revokedAt)] as const]),
            ['Dernier usage', token.lastUsedAt === null ? 'Jamais' : at(token.lastUsedAt)],
          ]}
        />
      </PanelPart>
      <PanelPart title="Ce qu’il peut faire">
        <ul className={styles.permissions}>
          {token.permissions.map((name) => (
            <li key={name}>{titles.find((permission) => permission.name === name)?.title ?? name}</li>
          ))}
        </ul>
        <p className={styles.note}>Jamais plus que ce que peut encore la personne qui l’a créé.</p>
      </PanelPart>
      <ConfirmDialog
        opened={revoking}
        onClose={() => setRevoking(false)}
        title={`Révoquer le jeton ${token.name}`}
        verb="Révoquer"
        onConfirm={revoke}
      >
        Le programme qui s’en sert sera refusé dès sa prochaine demande. Un jeton révoqué ne revient pas.
      </ConfirmDialog>
    </SidePanel>
  );
}
