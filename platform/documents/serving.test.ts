import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import test from 'node:test';
import fastify from 'fastify';
import type { OpenDocument } from './documents.ts';
import type { DocumentKind } from './kinds.ts';
import { fileNameParameters, serveDocument } from './serving.ts';

const CONTENT = Buffer.from('<svg onload="alert(1)"/>');

function documentOf(kind: DocumentKind): OpenDocument {
  return {
    ...{ id: 'd', name: 'été "1".svg', kind, bytes: CONTENT.length, sha256: 'ab', storedAt: '2026-03-02T08:00:00Z' },
    read: (range) =>
      Readable.from([range ? CONTENT.subarray(range.start, range.end + 1) : CONTENT], { objectMode: false }),
  };
}

async function served(kind: DocumentKind, headers: Record<string, string> = {}) {
  const server = fastify();
  server.get('/', async (request, reply) => serveDocument({ request, reply }, documentOf(kind), { inline: true }));
  const answer = await server.inject({ url: '/', headers });
  await server.close();
  return answer;
}

test('what could run script is never shown in place, even when asked', async () => {
  for (const kind of ['svg', 'html', 'xml', 'pdf', 'docx'] as const) {
    const { headers } = await served(kind);
    assert.match(headers['content-disposition'] as string, /^attachment; /, kind);
  }
});

test('an answer carries its name, its type, and a policy that forbids everything', async () => {
  const answer = await served('text');
  const { date, connection, ...headers } = answer.headers;
  assert.ok(date && connection);
  assert.deepEqual(
    [answer.statusCode, answer.body, headers],
    [
      200,
      CONTENT.toString(),
      {
        'content-disposition': `inline; filename="ete _1_.svg"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.svg`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'accept-ranges': 'bytes',
        etag: '"ab"',
        'content-type': 'text/plain; charset=utf-8',
        'content-length': '24',
      },
    ],
  );
});

test('a range is answered with that part; beyond the end it is refused; another version gives the whole', async () => {
  const facts = async (headers: Record<string, string>) => {
    const answer = await served('text', headers);
    return [answer.statusCode, answer.headers['content-range'], answer.body];
  };
  assert.deepEqual(await facts({ range: 'bytes=1-3' }), [206, 'bytes 1-3/24', 'svg']);
  assert.deepEqual(await facts({ range: 'bytes=99-' }), [416, 'bytes */24', '']);
  assert.deepEqual(await facts({ range: 'bytes=1-3', 'if-range': '"other"' }), [200, undefined, CONTENT.toString()]);
});

test('names survive in both forms', () => {
  assert.equal(
    fileNameParameters("l’été (1)*'🌻'.pdf"),
    `filename="l'ete (1)*'_'.pdf"; filename*=UTF-8''l%E2%80%99%C3%A9t%C3%A9%20%281%29%2A%27%F0%9F%8C%BB%27.pdf`,
  );
});
