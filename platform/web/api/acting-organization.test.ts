import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ActingOrganization, useApi } from './acting-organization.ts';
import { createQueryClient, useRead } from './queries.ts';
import type { Api } from './request.ts';

test('what a panel reads and writes goes to the organisation it was given, its neighbours stay in the one entered', async (t) => {
  const asked: unknown[] = [];
  t.mock.method(globalThis, 'fetch', async (url: string, { method, headers }: { method: string; headers: Headers }) => {
    asked.push([method, url, (headers as unknown as Record<string, string>)['cabinet-organization']]);
    return new Response('{}');
  });
  const apis: Api[] = [];
  const Reader = ({ path }: { readonly path: string }) => {
    useRead(path);
    apis.push(useApi());
    return null;
  };
  const client = createQueryClient();
  const within = (organization: string | null, path: string) =>
    createElement(ActingOrganization, { value: organization }, createElement(Reader, { path }));
  renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client },
      within('tilleuls', '/api/agenda/view'),
      within(null, '/api/desk/calls'),
    ),
  );
  const queries = client.getQueryCache().getAll();
  assert.deepEqual(
    queries.map(({ queryKey }) => queryKey),
    [
      ['tilleuls', '/api/agenda/view', {}],
      [null, '/api/desk/calls', {}],
    ],
  );
  for (const query of queries) await query.fetch();
  for (const one of apis) await one.post('/api/agenda/appointments');
  assert.deepEqual(asked, [
    ['GET', '/api/agenda/view', 'tilleuls'],
    ['GET', '/api/desk/calls', undefined],
    ['POST', '/api/agenda/appointments', 'tilleuls'],
    ['POST', '/api/agenda/appointments', undefined],
  ]);
});
