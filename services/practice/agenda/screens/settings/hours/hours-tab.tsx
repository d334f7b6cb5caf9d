import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useRead, useWrite } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useNow } from '#platform/web/session/now.ts';
import type { hoursAnswer, OpeningView } from '../../../api/hours.ts';
import type { ReasonView, reasonsAnswer, ResourceView } from '../../../api/resources.ts';
import { ZoneTime } from '../../time/zone-time.ts';
import { ClosuresPart } from './closures-part.tsx';
import { OpeningForm } from './opening-form.tsx';
import { newValues, valuesOf, type OpeningValues } from './opening-values.ts';
import { WeekCanvas } from './week-canvas.tsx';
import styles from './hours.module.css';

interface Editing {
  readonly opening: OpeningView | null;
  readonly initial: OpeningValues;
}

/** The hours of one person or room: the usual week, what departs from it, leave and holidays. */
export function HoursTab({ resources }: { readonly resources: readonly ResourceView[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const resource = resources.find(({ id }) => id === chosen) ?? resources[0];
  if (resource === undefined) return <EmptyState title="Aucun agenda dont vous réglez les horaires" />;
  return (
    <>
      <div className={styles.people} role="group" aria-label="Horaires de">
        {resources.map(({ id, name }) => (
          <Button key={id} aria-pressed={id === resource.id} onClick={() => setChosen(id)}>
            {name}
          </Button>
        ))}
      </div>
      <ResourceHours key={resource.id} resource={resource} />
    </>
  );
}

function ResourceHours({ resource }: { readonly resource: ResourceView }) {
  const read = useRead<z.output<typeof hoursAnswer>>('/api/agenda/hours', { query: { resourceId: resource.id } });
  const reasons = useRead<z.output<typeof reasonsAnswer>>('/api/agenda/reasons').data?.reasons ?? [];
  const today = new ZoneTime(resource.timeZone).wall(useNow().toISOString()).date;
  const [editing, setEditing] = useState<Editing | null>(null);
  const reasonNames = new Map(reasons.map(({ id, name }: ReasonView) => [id, name]));
  const change = (opening: OpeningView) => setEditing({ opening, initial: valuesOf(opening, today) });
  const add = (weekday: number, from: number, to: number) =>
    setEditing({ opening: null, initial: newValues(today, { weekday, from, to }) });
  return (
    <Loaded from={read}>
      {({ openings, closures, holidays }) => (
        <div className={styles.parts}>
          <section aria-label="Semaine habituelle">
            <header className={styles.head}>
              <h2>Semaine habituelle</h2>
              <span className={styles.help}>Tirez sur un jour pour l’ouvrir</span>
              <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => add(1, 540, 720)}>
                Ajouter une plage
              </Button>
            </header>
            <WeekCanvas
              openings={openings}
              reasonNames={reasonNames}
              onOpen={change}
              onDraw={({ weekday, from, to }) => add(weekday, from, to)}
            />
          </section>
          <OnceOpenings openings={openings} onOpen={change} />
          <ClosuresPart resource={resource} closures={closures} today={today} />
          <Holidays resource={resource} holidays={holidays} />
          {editing !== null && (
            <OpeningForm
              key={editing.opening?.id ?? JSON.stringify(editing.initial)}
              {...{ resource, reasons, today, ...editing }}
              onClose={() => setEditing(null)}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

function OnceOpenings(props: {
  readonly openings: readonly OpeningView[];
  readonly onOpen: (opening: OpeningView) => void;
}) {
  const once = props.openings.flatMap((opening) =>
    opening.when.kind === 'once' ? [{ opening, day: opening.when.day }] : [],
  );
  if (once.length === 0) return null;
  return (
    <section aria-label="Ouvertures exceptionnelles">
      <header className={styles.head}>
        <h2>Ouvertures exceptionnelles</h2>
      </header>
      <ul className={styles.lines}>
        {once.map(({ opening, day }) => (
          <li key={opening.id}>
            <span>
              {longDate(day)}, {opening.starts} – {opening.ends}
            </span>
            <Button variant="subtle" onClick={() => props.onOpen(opening)}>
              Changer
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Holidays(props: {
  readonly resource: ResourceView;
  readonly holidays: z.output<typeof hoursAnswer>['holidays'];
}) {
  const { resource, holidays } = props;
  const works = useWrite(
    (worksOnHolidays: boolean) => api.patch(`/api/agenda/resources/${resource.id}`, { worksOnHolidays }),
    ['/api/agenda'],
  );
  return (
    <section aria-label="Jours fériés">
      <header className={styles.head}>
        <h2>Jours fériés</h2>
      </header>
      <Switch
        label="Ouvert les jours fériés comme les autres jours"
        checked={resource.worksOnHolidays}
        onChange={({ currentTarget: { checked } }) =>
          void works
            .mutateAsync(checked)
            .then(() => announceDone(checked ? 'Ouvert les jours fériés' : 'Fermé les jours fériés'), announceFailure)
        }
      />
      <ul className={styles.holidays}>
        {holidays.map(({ day, name }) => (
          <li key={day}>
            {longDate(day)}, {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
