import { Tabs } from '@mantine/core';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { resourcesAnswer } from '../../api/resources.ts';
import { VERSION_WORDS } from '../words.ts';
import { FeedsTab } from './feeds-tab.tsx';
import { HoursTab } from './hours/hours-tab.tsx';
import { ReasonsTab } from './reasons/reasons-tab.tsx';
import { ResourcesTab } from './resources-tab.tsx';

const TABS = {
  horaires: 'Horaires',
  motifs: 'Motifs',
  salles: 'Salles et appareils',
  liens: 'Liens d’agenda',
} as const;
type Tab = keyof typeof TABS;
const PERMISSIONS: Readonly<Record<Tab, string>> = {
  horaires: 'agenda.hours.write',
  motifs: 'agenda.reasons.write',
  salles: 'agenda.hours.write',
  liens: 'agenda.appointments.read',
};

/** Hours, reasons, rooms, links: what the agenda offers, settled once and changed as life goes. */
export function SettingsPage() {
  const go = useGo();
  const may = useMay();
  const { onglet } = useAddressQuery();
  const resources = useRead<z.output<typeof resourcesAnswer>>('/api/agenda/resources');
  const open = (Object.keys(TABS) as Tab[]).filter((name) => may(PERMISSIONS[name]));
  const tab = open.find((name) => name === onglet) ?? open[0];
  return (
    <Page
      title="Réglages de l’agenda"
      layout="wide"
      beside={
        resources.data !== undefined && <StateChip tone="brand">{VERSION_WORDS[resources.data.version]}</StateChip>
      }
    >
      <Tabs
        value={tab ?? null}
        onChange={(next) => go(`/agenda/reglages?onglet=${next ?? ''}`, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {open.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {TABS[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Loaded from={resources}>
          {(answer) => (
            <>
              <Tabs.Panel value="horaires">
                <HoursTab resources={answer.resources.filter(({ may: own }) => own.hours)} />
              </Tabs.Panel>
              <Tabs.Panel value="motifs">
                <ReasonsTab resources={answer.resources} premium={answer.version === 'premium'} />
              </Tabs.Panel>
              <Tabs.Panel value="salles">
                <ResourcesTab resources={answer.resources} />
              </Tabs.Panel>
              <Tabs.Panel value="liens">
                <FeedsTab resources={answer.resources} />
              </Tabs.Panel>
            </>
          )}
        </Loaded>
      </Tabs>
    </Page>
  );
}
