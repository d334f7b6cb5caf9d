import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate, middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Unreachable } from '../../details/refused-addresses.ts';

const UNREACHABLE = '/api/identity/unreachable';

/** Whether somebody still waits to be reached otherwise than by mail. */
const isWaiting = ({ correctedAt, reachedAt }: Unreachable): boolean => correctedAt === null && reachedAt === null;

function stateOf(line: Unreachable): string {
  if (line.correctedAt !== null) return 'adresse corrigée';
  return line.reachedAt === null ? 'à joindre' : 'joint';
}

/** People whose address refuses mail: staff reach them by another means (MAI-037). */
export default function UnreachablePage() {
  const people = useRead<readonly Unreachable[]>(UNREACHABLE);
  return (
    <Page title="Adresses refusées">
      <Loaded from={people}>
        {(lines) => (
          <DataTable
            name="adresses-refusees"
            label="Personnes à joindre autrement"
            noun={['personne', 'personnes']}
            rows={lines}
            rowKey={({ id }) => id}
            columns={COLUMNS}
            filters={FILTERS}
            rowHeight={40}
            panel={openPerson}
            empty={
              <EmptyState title="Chacun reçoit ses messages">
                Une adresse qu’un serveur de courrier refuse pour de bon arrive ici.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

const openPerson = (line: Unreachable, close: () => void) => <PersonPanel key={line.id} line={line} onClose={close} />;

function PersonPanel({ line, onClose }: { readonly line: Unreachable; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { how: '' },
    check: ({ how }) => (how.trim().length < 3 ? [{ field: 'how', rule: 'required', message: 'Dites comment.' }] : []),
    submit: async (body) => {
      await api.post(`${UNREACHABLE}/${line.id}/reached`, body);
      announceDone(`${line.name} : joint`);
      await refresh([UNREACHABLE]);
    },
  });
  return (
    <SidePanel title={line.name} beside={line.address} onClose={onClose}>
      <PanelPart title="Refus">
        <Facts
          of={[
            ['Depuis', longDate(line.refusedAt)],
            ['Réponse du serveur', line.replyCode === null ? '–' : String(line.replyCode)],
            ['Mobile', line.mobile ?? '–'],
            ...(line.correctedAt === null ? [] : [['Adresse corrigée', longDate(line.correctedAt)] as const]),
          ]}
        />
      </PanelPart>
      <PanelPart title="Joindre autrement">
        {isWaiting(line) && (
          <Form of={form} verb="Marquer comme joint">
            <TextField {...form.field('how')} label="Comment" help="Téléphone du cabinet, courrier, visite." required />
          </Form>
        )}
        {line.reachedAt !== null && (
          <Facts
            of={[
              ['Comment', line.how ?? '–'],
              ['Par', `${line.reachedBy ?? '–'}, ${longDate(line.reachedAt)}`],
            ]}
          />
        )}
        {line.correctedAt !== null && line.reachedAt === null && <p>La personne a corrigé son adresse elle-même.</p>}
      </PanelPart>
    </SidePanel>
  );
}

const COLUMNS = [
  { id: 'name', title: 'Personne', width: 'minmax(180px, 1fr)', value: (line: Unreachable) => line.name },
  { id: 'address', title: 'Adresse refusée', width: 'minmax(220px, 2fr)', value: (line: Unreachable) => line.address },
  {
    ...{ id: 'since', title: 'Depuis', width: '130px', value: (line: Unreachable) => line.refusedAt },
    show: (line: Unreachable) => middleDate(line.refusedAt),
  },
  {
    ...{ id: 'state', title: 'État', width: '170px', value: stateOf },
    show: (line: Unreachable) => <StateChip tone={isWaiting(line) ? 'saffron' : 'neutral'}>{stateOf(line)}</StateChip>,
  },
];

const FILTERS = [{ id: 'state', title: 'État', all: 'tous les états', of: stateOf }];
