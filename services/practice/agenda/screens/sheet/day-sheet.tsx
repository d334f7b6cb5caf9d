import { clockTime, longDate } from '#platform/web/french/dates.ts';
import type { ResourceView } from '../../api/resources.ts';
import { listLines, type ListLine } from '../list/list-lines.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { STATE_WORDS } from '../words.ts';
import { phoneText } from '../visit/patient-words.ts';
import styles from './day-sheet.module.css';

/** The printed sheet: each person's day as a table one can write on. On screen it is not there. */
export function DaySheet({ agenda }: { readonly agenda: Agenda }) {
  const { view, resources, date, now } = agenda;
  const visits = (view.data?.appointments ?? []).filter(({ state }) => state !== 'cancelled');
  return (
    <article className={styles.sheet} data-print="only">
      {resources.map((resource) => {
        const own = visits.filter(({ resourceId }) => resourceId === resource.id);
        if (own.length === 0) return null;
        return <PersonSheet key={resource.id} resource={resource} lines={listLines(own, agenda)} />;
      })}
      <p className={styles.foot}>
        Agenda du {longDate(date)}, imprimé à {clockTime(now.toISOString())}. Contient des données de santé.
      </p>
    </article>
  );
}

function PersonSheet({ resource, lines }: { readonly resource: ResourceView; readonly lines: readonly ListLine[] }) {
  const days = [...new Set(lines.map(({ day }) => day))];
  return (
    <section className={styles.person}>
      <h2>{resource.name}</h2>
      {days.map((day) => (
        <table key={day} className={styles.table}>
          <caption>{longDate(day)}</caption>
          <thead>
            <tr>
              {['Heure', 'Patient', 'Téléphone', 'Motif', 'État', 'Notes'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines
              .filter((line) => line.day === day)
              .map((line) => (
                <tr key={line.id}>
                  <td>{line.time}</td>
                  <td>{line.patient}</td>
                  <td>{line.phone === null ? '' : phoneText(line.phone)}</td>
                  <td>{line.reason}</td>
                  <td>{STATE_WORDS[line.state]}</td>
                  <td aria-label="À remplir" />
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
