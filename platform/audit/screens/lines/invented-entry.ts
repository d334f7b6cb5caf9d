import type { ShownEntry } from '../../entry-shapes.ts';

/** An invented line, for tests. */
export function inventedEntry(change: Partial<ShownEntry> = {}): ShownEntry {
  return {
    id: 1,
    at: '2026-03-12T09:20:41Z',
    actor: { kind: 'person', id: 'ada', name: 'Ada Exemple' },
    onBehalfOf: null,
    forWhom: null,
    action: 'coding.stay.read',
    actionName: 'Séjour lu',
    object: { kind: 'coding.stay', name: 'Séjour', id: 'stay_1' },
    origin: { ip: '203.0.113.7', port: 50_000, reverseDns: null, browserId: null, requestId: 'request' },
    details: {},
    sealed: true,
    ...change,
  };
}
