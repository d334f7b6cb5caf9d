import { daysFrom, startOfDayInParis } from '../paris-time.ts';

/** What is asked of the journal; '' means any. */
export interface JournalFilters {
  /** Identifier of a person or token. */
  readonly person: string;
  /** An action, or the beginning of one: `coding`. */
  readonly action: string;
  /** A kind of object: `coding.stay`. */
  readonly kind: string;
  /** Identifier of an object. */
  readonly object: string;
  /** First day, `YYYY-MM-DD`, in Paris. */
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
  /** An address or a network. */
  readonly address: string;
  readonly words: string;
}

/** Their names in the address of the page, so that a view can be kept, sent and linked to. */
const NAMES = {
  person: 'personne',
  action: 'action',
  kind: 'type',
  object: 'objet',
  from: 'du',
  to: 'au',
  address: 'adresse',
  words: 'mots',
} as const satisfies Record<keyof JournalFilters, string>;

const KEYS = Object.keys(NAMES) as (keyof JournalFilters)[];

/** Nothing asked: the whole journal. */
export const EVERYTHING: JournalFilters = {
  ...{ person: '', action: '', kind: '', object: '', from: '', to: '', address: '', words: '' },
};

/** The filters written in an address; a day that is none is left out. */
export function filtersIn(query: Readonly<Record<string, string | undefined>>): JournalFilters {
  const read = Object.fromEntries(KEYS.map((key) => [key, query[NAMES[key]] ?? '']));
  const filters = { ...EVERYTHING, ...read };
  return { ...filters, from: existingDay(filters.from), to: existingDay(filters.to) };
}

/** Address of the journal seen through filters: `/journal?objet=42`. */
export function pathOf(filters: JournalFilters): string {
  const pairs = KEYS.flatMap((key) => (filters[key] === '' ? [] : [[NAMES[key], filters[key]]]));
  return pairs.length === 0 ? '/journal' : `/journal?${new URLSearchParams(pairs).toString()}`;
}

/** The filters as the server reads them: instants in place of days, the last day whole. */
export function queryOf(filters: JournalFilters) {
  const { person, action, kind, object, from, to, address, words } = filters;
  return {
    ...{ actor: person, action, objectKind: kind, objectId: object, ip: address, text: words.trim() },
    from: from === '' ? '' : startOfDayInParis(from),
    until: to === '' ? '' : startOfDayInParis(daysFrom(to, 1)),
  };
}

/** Whether anything is asked. */
export function isFiltered(filters: JournalFilters): boolean {
  return KEYS.some((key) => filters[key] !== '');
}

function existingDay(day: string): string {
  const read = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(read) && new Date(read).toISOString().startsWith(day) ? day : '';
}
