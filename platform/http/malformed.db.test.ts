import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from './module.ts';
import { route } from './route.ts';
import { testServer } from './testing.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const PARTS = { 'content-type': 'multipart/form-data; boundary=x' };
const PART = '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nabc';

/** A server whose routes hand to the database whatever their schemas let through. */
async function scene(t: test.TestContext) {
  const { databases } = await testDatabases(t, [httpDeclaration]);
  const { commons } = databases;
  const twice = sql`INSERT INTO http.rate_counters (key, minute, used) VALUES ('twice', 1, 1), ('twice', 1, 1)`;
  const routes = [
    route({
      ...{ method: 'POST', path: '/api/tea/kept', summary: 'Keeps', access: 'public', answer: null },
      body: z.object({ text: z.string(), size: z.number().default(1), day: z.string().default('2026-11-21') }),
      handle: async ({ body: { text, size, day } }) => {
        await sql`SELECT ${text}::text, ${size}::int, ${day}::timestamptz`.execute(commons);
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/tea/twice', summary: 'Keeps twice', access: 'public', answer: null },
      handle: async () => void (await twice.execute(commons)),
    }),
    route({
      ...{ method: 'POST', path: '/api/tea/files', summary: 'Takes files', access: 'public', answer: null },
      upload: { maxFileBytes: 100, maxFiles: 1 },
      handle: async ({ request }) => {
        for await (const part of request.parts({ limits: { files: 1 } }))
          if (part.type === 'file') await part.toBuffer();
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/tea/:name', summary: 'Reads', access: 'public', answer: null },
      params: z.object({ name: z.string() }),
      handle: async ({ params }) => void (await sql`SELECT ${params.name}::text`.execute(commons)),
    }),
  ];
  const server = await testServer(t, { databases, modules: [{ declaration: { name: 'tea', title: 'Thé' }, routes }] });
  return async (url: string, headers: Record<string, string> = {}, payload?: string) => {
    const answer = await server.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url },
      ...{ headers: { 'x-requested-with': 'cabinet', ...headers }, ...(payload === undefined ? {} : { payload }) },
    });
    assert.equal(answer.headers['content-type'], 'application/problem+json', url);
    return [answer.statusCode, answer.json().code];
  };
}

test('whatever is malformed is refused as the sender’s mistake, never as ours', async (t) => {
  const ask = await scene(t);
  const kept = (body: object | string) =>
    ask('/api/tea/kept', JSON_TYPE, typeof body === 'string' ? body : JSON.stringify(body));
  const unfit = [422, 'request.unfit'];
  const unreadable = [422, 'request.unreadable'];
  const unsupported = [415, 'request.unsupported'];
  assert.deepEqual(await kept({ text: 'a\u0000b' }), unfit);
  assert.deepEqual(await kept({ text: 'a', size: 99_999_999_999 }), unfit);
  assert.deepEqual(await kept({ text: 'a', size: 1.5 }), unfit);
  assert.deepEqual(await kept({ text: 'a', day: '2026-02-31' }), unfit);
  assert.deepEqual(await kept({ text: 'a', day: 'demain peut-être' }), unfit);
  assert.deepEqual(await kept('null'), [422, 'request.invalid']);
  assert.deepEqual(await kept(''), unreadable);
  assert.deepEqual(await kept('{"__proto__":{"text":"a"},"text":"a"}'), unreadable);
  assert.deepEqual(await ask('/api/tea/kept', { 'content-type': 'application/' }, 'x'), unsupported);
  assert.deepEqual(await ask('/api/tea/twice', JSON_TYPE, '{}'), [409, 'request.conflict']);
  assert.deepEqual(await ask('/api/tea/files', JSON_TYPE, '{}'), unsupported);
  assert.deepEqual(await ask('/api/tea/files', { 'content-type': 'multipart/form-data' }, 'x'), unreadable);
  assert.deepEqual(await ask('/api/tea/files', PARTS, PART), unreadable);
  assert.deepEqual(await ask('/api/tea/files', PARTS, 'no part at all'), unreadable);
  assert.deepEqual(await ask('/api/tea/files', PARTS, `${PART}\r\n${PART}\r\n--x--`), [413, 'request.too-large']);
  assert.deepEqual(await ask('/api/tea/a%00b'), unfit);
  assert.deepEqual(await ask('/api/tea/%ff'), unreadable);
  assert.deepEqual(await ask(`/api/tea/${'a'.repeat(300)}`), [413, 'request.too-large']);
});
