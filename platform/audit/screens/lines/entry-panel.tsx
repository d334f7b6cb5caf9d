import { Button } from '@mantine/core';
import { IconEye, IconUser } from '@tabler/icons-react';
import { number } from '#platform/web/french/numbers.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import type { ShownEntry } from '../../entry-shapes.ts';
import type { JournalFilters } from '../filters/journal-filters.ts';
import { longDayInParis, secondInParis } from '../paris-time.ts';
import { detailsOf } from './detail-words.ts';
import styles from './entry-panel.module.css';

interface EntryPanelProps {
  readonly entry: ShownEntry;
  readonly filters: JournalFilters;
  readonly onClose: () => void;
  /** Shows everything about one object or by one person, whatever was asked before. */
  readonly onNarrow: (some: Partial<JournalFilters>) => void;
}

const ACTOR_KINDS: Readonly<Record<string, string>> = {
  person: 'personne, dans sa session',
  token: 'programme, par un jeton d’API',
  system: 'Cabinet, de lui-même',
};

/** The whole line: who, what, from where, and what proves it. */
export function EntryPanel({ entry, filters, onClose, onNarrow }: EntryPanelProps) {
  const { actor, object, origin, onBehalfOf, forWhom } = entry;
  const details = detailsOf(entry.details);
  return (
    <SidePanel
      title={entry.actionName}
      beside={
        <time dateTime={entry.at}>
          {longDayInParis(entry.at)}, {secondInParis(entry.at)}
        </time>
      }
      onClose={onClose}
      actions={<PanelActions {...{ entry, filters, onNarrow }} />}
    >
      <PanelPart title="Qui">
        <Facts
          of={[
            [actor.kind === 'system' ? 'Tâche' : 'Nom', actor.name],
            ['Agit comme', ACTOR_KINDS[actor.kind] ?? actor.kind],
            ...known('Identifiant', actor.id),
            ...known('Au nom de', onBehalfOf),
            ...(forWhom === null ? [] : [['Pour', forWhom.name ?? forWhom.id] as const]),
          ]}
        />
      </PanelPart>
      <PanelPart title="Sur quoi">
        <Facts
          of={[
            ['Objet', object.name],
            ...known('Identifiant', object.id),
            ...details.map(({ name, value, mono }) => [name, mono ? <Code key={name}>{value}</Code> : value] as const),
          ]}
        />
      </PanelPart>
      <PanelPart title="D’où">
        {origin.ip === null ? (
          <p className={styles.note}>De Cabinet lui-même : aucune connexion.</p>
        ) : (
          <Facts
            of={[
              ...known('Adresse', origin.ip),
              ...known('Port', origin.port === null ? null : String(origin.port)),
              ['Nom inverse', origin.reverseDns ?? 'aucun'],
              [
                'Navigateur',
                origin.browserId === null ? 'aucune marque' : <Code key="browser">{origin.browserId}</Code>,
              ],
              ...known('Requête', origin.requestId),
            ]}
          />
        )}
      </PanelPart>
      <PanelPart title="Preuve">
        <Facts
          of={[
            ['Ligne', number(entry.id)],
            ['Action', <Code key="action">{entry.action}</Code>],
            ['Sceau', <Seal key="seal" sealed={entry.sealed} />],
          ]}
        />
      </PanelPart>
    </SidePanel>
  );
}

function PanelActions({ entry, filters, onNarrow }: Omit<EntryPanelProps, 'onClose'>) {
  const { actor, object } = entry;
  return (
    <>
      {object.id !== null && object.id !== filters.object && (
        <Button
          leftSection={<IconEye size={18} stroke={1.75} />}
          onClick={() => onNarrow({ kind: object.kind, object: object.id ?? '' })}
        >
          Accès à cet objet
        </Button>
      )}
      {actor.id !== null && actor.id !== filters.person && (
        <Button
          variant="subtle"
          leftSection={<IconUser size={18} stroke={1.75} />}
          onClick={() => onNarrow({ person: actor.id ?? '' })}
        >
          {actor.kind === 'token' ? 'Actes de ce jeton' : 'Ses actes'}
        </Button>
      )}
    </>
  );
}

function Seal({ sealed }: { readonly sealed: boolean }) {
  return sealed ? <StateChip tone="ok">posé</StateChip> : <StateChip>dans un instant</StateChip>;
}

function Code({ children }: { readonly children: string }) {
  return <code className={styles.code}>{children}</code>;
}

/** A fact in the mono face, when there is one. */
function known(name: string, value: string | null) {
  return value === null ? [] : [[name, <Code key={name}>{value}</Code>] as const];
}
