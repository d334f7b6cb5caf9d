import type { Column } from '#platform/web/kit/table/columns.ts';
import type { ShownEntry } from '../../entry-shapes.ts';
import { shortId } from '../filters/filter-words.ts';
import { secondInParis } from '../paris-time.ts';
import { Actor } from './actor.tsx';
import { ObjectShown } from './object-shown.tsx';
import styles from './lines.module.css';

/** A column of the journal, which leaves when the page is too narrow for all. */
export interface EntryColumn extends Column<ShownEntry> {
  /** Least width to be read in, in pixels. */
  readonly least: number;
  readonly leaves?: number;
}

/** "203.0.113.7:52114", "[2001:db8::1]:52114"; '' for what Cabinet did by itself. */
export function addressText({ ip, port }: Pick<ShownEntry['origin'], 'ip' | 'port'>): string {
  if (ip === null) return '';
  const host = ip.includes(':') ? `[${ip}]` : ip;
  return port === null ? host : `${host}:${String(port)}`;
}

/** What a line of the journal shows in the list. The day is the head above it. */
export const entryColumns: readonly EntryColumn[] = [
  {
    ...{ id: 'time', title: 'Heure', width: '92px', least: 92, phone: 'aside' },
    value: ({ at }) => secondInParis(at),
    show: ({ at }) => <span className={styles.time}>{secondInParis(at)}</span>,
  },
  {
    ...{ id: 'person', title: 'Personne', width: 'minmax(150px, 1fr)', least: 150, phone: 'second' },
    value: ({ actor }) => actor.name,
    show: ({ actor }) => <Actor actor={actor} />,
  },
  {
    ...{ id: 'action', title: 'Action', width: 'minmax(200px, 1.5fr)', least: 200, phone: 'title' },
    value: ({ actionName }) => actionName,
    show: ({ actionName }) => <span className={styles.action}>{actionName}</span>,
  },
  {
    ...{ id: 'for-whom', title: 'Pour', width: 'minmax(170px, 0.9fr)', least: 170, leaves: 1 },
    value: ({ forWhom }) => forWhom?.name ?? '',
  },
  {
    ...{ id: 'object', title: 'Objet', width: 'minmax(180px, 1.1fr)', least: 180, leaves: 2 },
    value: ({ object }) => `${object.name} ${object.id ?? ''}`,
    show: ({ object }) => <ObjectShown object={object} />,
  },
  {
    ...{ id: 'address', title: 'Adresse et port', width: 'minmax(200px, 1.2fr)', least: 200, leaves: 3, mono: true },
    value: ({ origin }) => addressText(origin),
  },
  {
    ...{ id: 'name', title: 'Nom inverse', width: 'minmax(150px, 0.9fr)', least: 150, leaves: 4 },
    value: ({ origin }) => origin.reverseDns,
    show: ({ origin }) => <span className={styles.second}>{origin.reverseDns ?? ''}</span>,
  },
  {
    ...{ id: 'browser', title: 'Navigateur', width: '116px', least: 116, leaves: 5, mono: true },
    value: ({ origin }) => (origin.browserId === null ? '' : shortId(origin.browserId)),
  },
];
