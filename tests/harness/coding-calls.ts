import { newId } from '#platform/kernel/ids.ts';
import type { RunningCabinet } from './cabinet.ts';
import { Caller } from './caller.ts';
import { importForm } from './coding.ts';

/** One call of the API of coding, well formed, aimed at somebody's identifiers. */
export interface CodingCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: () => object | FormData;
  /** The address names something of ours. */
  readonly ours: boolean;
}

interface Ids {
  readonly stayId: string;
  readonly analysisId: string;
  readonly importId: string;
}

const REPORT = 'Compte rendu inventé.';

/** A well-formed body for each route that takes one: only rights may be what refuses it. */
const bodies: Readonly<Record<string, (ids: Ids) => object>> = {
  'POST /api/coding/stays': () => ({ localId: 'intrus', text: REPORT }),
  'PATCH /api/coding/stays/{stayId}': () => ({ unit: 'intruse' }),
  'PUT /api/coding/stays/{stayId}/report': () => ({ text: REPORT }),
  'POST /api/coding/imports': ({ stayId }) => importForm([{ name: 'intrus.txt', content: REPORT }], { stayId }),
  'POST /api/coding/lexicon': () => importForm([{ name: 'lexique.csv', content: 'term,code\n' }]),
  'POST /api/coding/stays/{stayId}/analyze': () => ({ restart: true }),
  'POST /api/coding/analyses': ({ stayId }) => ({ stayIds: [stayId] }),
  'POST /api/coding/stays/{stayId}/scope': () => ({ smrStay: false }),
  'POST /api/coding/stays/{stayId}/decisions': () => ({
    ...{ kind: 'add', id: newId(), madeUpon: 0, role: 'DAS', code: 'I10' },
  }),
  'POST /api/coding/stays/{stayId}/decisions/undo': () => ({ id: newId(), madeUpon: 0 }),
  'POST /api/coding/stays/{stayId}/validate': () => ({
    ...{ madeUpon: 0, emptyRoles: [], severity: '1', dependency: 'not-coded-here' },
  }),
  'POST /api/coding/stays/{stayId}/reopen': () => ({ reason: 'Intrusion' }),
  'POST /api/coding/acknowledgement': () => ({ version: '1' }),
  'POST /api/coding/stays/{stayId}/anomalies': () => ({
    ...{ id: newId(), subject: 'result', kind: 'doubt', comment: 'Intrusion', excerpt: null },
  }),
};

/** Every route of coding, as the server itself lists them, aimed at these identifiers. */
export async function codingCalls(cabinet: RunningCabinet, ids: Ids): Promise<readonly CodingCall[]> {
  const { paths } = await new Caller(cabinet).do<{ paths: Record<string, Record<string, unknown>> }>(
    'GET',
    '/api/openapi.json',
  );
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/coding/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => callOf(method.toUpperCase(), path, ids)));
}

function callOf(method: string, path: string, ids: Ids): CodingCall {
  const filled = Object.entries({ ...ids, format: 'json' }).reduce(
    (sofar, [name, value]) => sofar.replace(`{${name}}`, value),
    path,
  );
  const body = bodies[`${method} ${path}`];
  return {
    method: method as CodingCall['method'],
    path: path === '/api/coding/codes' ? `${filled}?q=I10` : filled,
    ours: path.includes('{stayId}'),
    ...(body === undefined ? {} : { body: () => body(ids) }),
  };
}
