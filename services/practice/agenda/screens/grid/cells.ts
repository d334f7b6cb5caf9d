import type { AppointmentState } from '../../api/vocabulary.ts';

/** Part of a day; minutes since midnight on the wall clock of the practice. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A visit, as the grid draws it. */
export interface VisitCell extends Span {
  readonly kind: 'visit';
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** Reason, and what its state adds: "Suivi asthme, arrivée 10:31". */
  readonly detail: string;
  readonly color: number;
  readonly state: AppointmentState;
  /** The state as a word that agrees with the patient. */
  readonly word: string;
  readonly place: 'site' | 'video' | 'home';
  readonly overbooked: boolean;
  /** It may be dragged and resized: neither begun nor over, and one has the right. */
  readonly movable: boolean;
  /** What was asked is not answered yet. */
  readonly pending: boolean;
}

/** A place nobody has taken. */
export interface FreeCell extends Span {
  readonly kind: 'free';
  readonly key: string;
}

/** A freed place, held for somebody of the waiting list until an answer comes. */
export interface OfferCell extends Span {
  readonly kind: 'offer';
  readonly key: string;
  readonly name: string;
  /** ISO instant. */
  readonly until: string;
}

/** What the keyboard goes through and the pointer takes. */
export type Cell = VisitCell | FreeCell | OfferCell;

/** Why a part of a column is closed. */
export interface Shade extends Span {
  /** `pause` between two openings, `closed` outside hours; hatched: `leave`, `holiday`, and `busy` for others' visits. */
  readonly kind: 'pause' | 'closed' | 'leave' | 'holiday' | 'busy';
  readonly title: string;
  readonly detail: string | null;
}

/** A person, room or device on one day. */
export interface Column {
  /** Resource and day. */
  readonly key: string;
  readonly resourceId: string;
  readonly date: string;
  /** As read aloud: "Dr Nolwenn Quéré, jeudi 19 novembre". */
  readonly label: string;
  /** The minute at which the last hours of that day end; null when there are none. */
  readonly closesAt: number | null;
  /** Without hours of its own, a room or a device is taken whenever it is free. */
  readonly alwaysOpen: boolean;
  readonly cells: readonly Cell[];
  readonly shades: readonly Shade[];
}
