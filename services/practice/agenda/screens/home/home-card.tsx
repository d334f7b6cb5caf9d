import { useMemo } from 'react';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useNow } from '#platform/web/session/now.ts';
import type { AppointmentView } from '../../api/appointments.ts';
import type { reasonsAnswer, resourcesAnswer } from '../../api/resources.ts';
import type { AgendaViewAnswer } from '../../api/view.ts';
import { EVERYTHING, writeAddress } from '../address/agenda-address.ts';
import { visitName } from '../reading/columns.ts';
import { usePractice } from '../reading/use-practice.ts';
import { shortName } from '../short-name.ts';
import { waitingOf } from '../side/waiting-strip.tsx';
import { clockText } from '../time/clock-text.ts';
import { ZoneTime } from '../time/zone-time.ts';
import { VERSION_WORDS } from '../words.ts';
import { myDay } from './my-day.ts';
import { WhatIsNew } from './what-is-new.tsx';
import styles from './home-card.module.css';

type Resources = z.output<typeof resourcesAnswer>['resources'];

const SHOWN = 5;
const EVENTS = ['agenda.appointment.changed', 'agenda.availability.changed'];

/** On the home page: where the day stands. A professional sees their own, anybody else all they may see. */
export function HomeCard() {
  const resources = useRead<z.output<typeof resourcesAnswer>>('/api/agenda/resources');
  const { own } = usePractice();
  return (
    <Loaded from={resources}>
      {({ resources: all, version }) => {
        const mine = all.filter(({ professionalId }) => own !== null && professionalId === own);
        if (all.length === 0) return <p>Aucun agenda ne vous est ouvert.</p>;
        return (
          <>
            <WhatIsNew />
            <Day of={mine.length > 0 ? mine : all} version={VERSION_WORDS[version]} />
          </>
        );
      }}
    </Loaded>
  );
}

function Day({ of, version }: { readonly of: Resources; readonly version: string }) {
  const now = useNow(15_000);
  const zoneName = of[0]!.timeZone;
  const zone = useMemo(() => new ZoneTime(zoneName), [zoneName]);
  const { date } = zone.wall(now.toISOString());
  const resources = of.map(({ id }) => id).join(',');
  const view = useRead<AgendaViewAnswer>('/api/agenda/view', { query: { from: date, days: 1, resources } });
  const reasons = useRead<z.output<typeof reasonsAnswer>>('/api/agenda/reasons');
  useLive(EVENTS, ['/api/agenda']);
  const reasonOf = ({ reasonId }: AppointmentView) =>
    reasons.data?.reasons.find(({ id }) => id === reasonId)?.name ?? '';
  const whose = ({ resourceId }: AppointmentView) =>
    of.length === 1 ? null : shortName(of.find(({ id }) => id === resourceId)?.name ?? '');
  const line = (visit: AppointmentView, before: string) => (
    <li key={visit.id}>
      <b>{before}</b>
      <Link to={writeAddress({ ...EVERYTHING, visit: visit.id })}>{visitName(visit)}</Link>
      <span>{[reasonOf(visit), whose(visit)].filter(Boolean).join(', ')}</span>
    </li>
  );
  return (
    <Loaded from={view}>
      {(read) => {
        const { total, seen, coming, free, next } = myDay(read, now, SHOWN);
        const waiting = waitingOf(read.appointments, now);
        return (
          <>
            {total === 0 ? (
              <p>Aucun rendez-vous aujourd’hui.</p>
            ) : (
              <dl className={styles.figures}>
                <Figure count={seen} words={seen > 1 ? 'vus' : 'vu'} />
                <Figure count={waiting.length} words="en salle d’attente" />
                <Figure count={coming} words="à venir" />
                <Figure count={free} words={free > 1 ? 'places libres' : 'place libre'} />
              </dl>
            )}
            {waiting.length > 0 && (
              <section aria-label="Salle d’attente">
                <h3 className={styles.title}>Salle d’attente</h3>
                <ul className={styles.list}>
                  {waiting.map(({ visit, minutes }) => line(visit, `${String(minutes)} min`))}
                </ul>
              </section>
            )}
            {next.length > 0 && (
              <section aria-label="Prochains patients">
                <h3 className={styles.title}>Prochains patients</h3>
                <ul className={styles.list}>
                  {next.map((visit) => line(visit, clockText(zone.wall(visit.startsAt, date).minute)))}
                </ul>
              </section>
            )}
            <p className={styles.all}>
              <Link to="/agenda">Ouvrir l’agenda</Link>
              <span>{version}</span>
            </p>
          </>
        );
      }}
    </Loaded>
  );
}

function Figure({ count, words }: { readonly count: number; readonly words: string }) {
  return (
    <div>
      <dd>{count}</dd>
      <dt>{words}</dt>
    </div>
  );
}
