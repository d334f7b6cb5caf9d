import type { AppointmentState } from '../../api/vocabulary.ts';
import { STATE_ORDER } from '../words.ts';

/** Ways to see the agenda, as the address and the tabs name them. */
export const VIEWS = { jour: 'Jour', semaine: 'Semaine', mois: 'Mois', liste: 'Liste' } as const;
export type AgendaView = keyof typeof VIEWS;

/** What of the agenda is in sight. The address keeps it: a link shows the same thing, and Back goes back. */
export interface AgendaAddress {
  readonly view: AgendaView;
  /** `YYYY-MM-DD`; null is today, whatever day that is when the link is opened. */
  readonly date: string | null;
  /** Resources; empty is all of them. */
  readonly who: readonly string[];
  /** Reasons; empty is all of them. */
  readonly reasons: readonly string[];
  /** States left out. */
  readonly except: readonly AppointmentState[];
  /** The appointment open beside. */
  readonly visit: string | null;
}

export const EVERYTHING: AgendaAddress = {
  ...{ view: 'jour', date: null, who: [], reasons: [], except: ['cancelled'], visit: null },
};

const list = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter(Boolean);
const isState = (word: string): word is AppointmentState => STATE_ORDER.some((state) => state === word);

function isDate(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return !Number.isNaN(Date.parse(text));
}

/** Reads the query of the address; whatever is not understood is as if not said. */
export function readAddress(query: Readonly<Record<string, string | undefined>>): AgendaAddress {
  const view = Object.keys(VIEWS).find((name): name is AgendaView => name === query['vue']) ?? EVERYTHING.view;
  return {
    view,
    date: isDate(query['le']) ? query['le'] : null,
    who: list(query['qui']),
    reasons: list(query['motifs']),
    except: query['sauf'] === undefined ? EVERYTHING.except : list(query['sauf']).filter(isState),
    visit: query['rdv'] ?? null,
  };
}

/** The address of what is in sight, with only what differs from the usual. */
export function writeAddress(address: AgendaAddress): string {
  const query = new URLSearchParams();
  if (address.view !== EVERYTHING.view) query.set('vue', address.view);
  if (address.date !== null) query.set('le', address.date);
  if (address.who.length > 0) query.set('qui', address.who.join(','));
  if (address.reasons.length > 0) query.set('motifs', address.reasons.join(','));
  if (address.except.join() !== EVERYTHING.except.join()) query.set('sauf', address.except.join(',') || 'rien');
  if (address.visit !== null) query.set('rdv', address.visit);
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '/agenda' : `/agenda?${text}`;
}
