/**
 * Who acts: a person who works here, a patient in their own account, a program holding an API token, or Cabinet itself
 * (a job).
 */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'patient'; readonly id: string; readonly name: string }
  | { readonly kind: 'token'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: string };

/** Where an act comes from, as the connection logs of the contracts ask (CIM-25, NET-101). */
export interface Origin {
  readonly ip: string;
  readonly port: number;
  /** Random identifier kept by the browser for a year: tells two devices apart, says nothing of the person. */
  readonly browserId: string | null;
  readonly requestId: string;
}

/** What every act carries to the audit log. */
export interface Act {
  readonly actor: Actor;
  /** Null for acts of the system itself. */
  readonly origin: Origin | null;
  /** Organisation in whose name a delegate acts, when it is not the one acted upon. */
  readonly onBehalfOf: string | null;
}

/** The act of a job: no person, no origin. `name` says which (`retention`, `seal`). */
export function systemAct(name: string): Act {
  return { actor: { kind: 'system', id: null, name }, origin: null, onBehalfOf: null };
}
