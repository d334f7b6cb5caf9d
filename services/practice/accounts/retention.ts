import type { RetentionRule } from '#platform/kernel/module.ts';

const commons = { family: 'commons', from: null, keep: null, then: 'with-owner' } as const;

/** How long each table's rows live, and why. */
export const retention: readonly RetentionRule[] = [
  {
    ...commons,
    table: 'accounts.accounts',
    purpose: 'Comptes des patients ; jusqu’à leur fermeture par leur titulaire.',
  },
  { ...commons, table: 'accounts.people', purpose: 'Titulaire et proches ; vivent avec le compte.' },
  { ...commons, table: 'accounts.appointments', purpose: 'Où, quand et avec qui ; vit avec le compte.' },
  {
    ...{ table: 'accounts.sessions', family: 'commons', from: 'expires_at', keep: 'P0D', then: 'delete' },
    // Sessions live on the machine's time, whatever day a simulated calendar shows.
    appliedBy: 'accounts.sweep',
    purpose: 'Sessions des patients ; vingt-quatre heures au plus.',
  },
];
