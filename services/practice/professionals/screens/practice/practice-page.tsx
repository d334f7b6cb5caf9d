import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '#platform/web/api/use-live.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { OfferCard } from './offer-card.tsx';
import { ProfessionalPanel } from './professional-panel.tsx';
import { PRACTICE, usePractice } from './practice.ts';
import { SitePanel } from './site-panel.tsx';
import styles from './practice.module.css';

type Opened = { readonly kind: 'site' | 'professional'; readonly id: string | null };

/** The practice: its places, who practises there, what it has subscribed to. */
export default function PracticePage() {
  const practice = usePractice();
  const [opened, setOpened] = useState<Opened | null>(null);
  useLive(['professionals.professional.changed'], [PRACTICE]);
  const close = () => setOpened(null);
  return (
    <Page
      title="Cabinet"
      primary={{
        label: 'Ajouter un praticien',
        short: 'Ajouter',
        run: () => setOpened({ kind: 'professional', id: null }),
      }}
      actions={
        <Button
          variant="default"
          leftSection={<IconMapPin size={18} stroke={1.75} />}
          onClick={() => setOpened({ kind: 'site', id: null })}
        >
          Ajouter un lieu
        </Button>
      }
    >
      <Loaded from={practice}>
        {(known) => (
          <div className={styles.cards}>
            <Card title="Praticiens" flush>
              <ul className={styles.list}>
                {known.professionals.map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      className={styles.row}
                      onClick={() => setOpened({ kind: 'professional', id: one.id })}
                    >
                      <span
                        className={styles.color}
                        style={{ background: `var(--category-${String(one.color)})` }}
                        aria-hidden
                      />
                      <Avatar name={`${one.firstName} ${one.lastName}`} />
                      <span className={styles.names}>
                        <span className={styles.name}>{one.name}</span>
                        <span className={styles.note}>
                          {one.care}, {one.rpps === null ? `ADELI ${one.adeli ?? '–'}` : `RPPS ${one.rpps}`}
                        </span>
                      </span>
                      {one.personId === null && <StateChip tone="saffron">sans compte</StateChip>}
                    </button>
                  </li>
                ))}
              </ul>
            </Card>
            <Card title="Lieux" flush>
              <ul className={styles.list}>
                {known.sites.map((site) => (
                  <li key={site.id}>
                    <button
                      type="button"
                      className={styles.row}
                      onClick={() => setOpened({ kind: 'site', id: site.id })}
                    >
                      <span className={styles.names}>
                        <span className={styles.name}>{site.name}</span>
                        <span className={styles.note}>
                          {[site.addressLine, [site.postalCode, site.city].filter(Boolean).join(' ')]
                            .filter(Boolean)
                            .join(', ')}
                        </span>
                      </span>
                      {site.latitude === null && <StateChip tone="warn">non situé</StateChip>}
                    </button>
                  </li>
                ))}
              </ul>
            </Card>
            <OfferCard offer={known.offer} />
            {opened?.kind === 'site' && (
              <SitePanel
                key={opened.id}
                site={known.sites.find(({ id }) => id === opened.id) ?? null}
                onClose={close}
              />
            )}
            {opened?.kind === 'professional' && (
              <ProfessionalPanel
                key={opened.id}
                professional={known.professionals.find(({ id }) => id === opened.id) ?? null}
                sites={known.sites}
                onClose={close}
              />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
