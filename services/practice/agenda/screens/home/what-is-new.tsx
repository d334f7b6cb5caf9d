import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { useRead } from '#platform/web/api/queries.ts';
import { longDate } from '#platform/web/french/dates.ts';
import type { newsAnswer } from '../../api/follow-up.ts';
import styles from './home-card.module.css';

type Notes = z.output<typeof newsAnswer>['notes'];
const NONE: Notes = [];

/** What changed in the agenda's functions since this person last looked: shown once, for as long as the page stays (MAI-078). */
export function WhatIsNew() {
  const api = useApi();
  const unseen = useRead<z.output<typeof newsAnswer>>('/api/agenda/news').data?.notes ?? NONE;
  const [shown, setShown] = useState(NONE);
  const fresh = unseen.filter(({ id }) => !shown.some((one) => one.id === id));
  // The next reading no longer holds them.
  if (fresh.length > 0) setShown([...shown, ...fresh]);
  useEffect(() => {
    // Not said seen, they are shown again: nothing is lost.
    if (shown.length > 0) void api.post('/api/agenda/news/seen').catch(() => undefined);
  }, [api, shown]);
  if (shown.length === 0) return null;
  return (
    <section className={styles.news} aria-label="Nouveautés de l’agenda">
      {shown.map(({ id, day, title, text }) => (
        <div key={id}>
          <h3>{title}</h3>
          <p>
            <time dateTime={day}>{longDate(day)}</time>
          </p>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}
