import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import test from 'node:test';
import { z } from 'zod';
import { systemClock } from '#platform/kernel/clock.ts';
import { CabinetError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { route } from '#platform/http/route.ts';
import { as, testServer } from '#platform/http/testing.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import { DiskStore } from './disk-store.ts';
import type { Documents } from './documents.ts';
import { EncryptedDocuments } from './encrypted-documents.ts';
import { documentsDeclaration } from './module.ts';

const MEBIBYTE = 1024 * 1024;
const LIMIT = 10 * MEBIBYTE;
const BOUNDARY = 'frontiere';

/** Keeps each file of a form, and answers what became of it. */
function uploadRoute(documents: Documents) {
  return route({
    ...{ method: 'POST', path: '/api/shelf/files', summary: 'Keeps files', access: { permission: 'shelf.fill' } },
    upload: { maxFileBytes: LIMIT, maxFiles: 5 },
    answer: z.object({ outcomes: z.array(z.string()) }),
    handle: async ({ organization, request, act }) => {
      const outcomes: string[] = [];
      for await (const part of request.parts({ limits: { fileSize: LIMIT + 1 } })) {
        if (part.type !== 'file') continue;
        const upload = { stream: part.file, fileName: part.filename, maxBytes: LIMIT, accept: ['text'] as const };
        const outcome = await documents.store(organization, upload, act).catch((error: unknown) => error);
        outcomes.push(outcome instanceof CabinetError ? outcome.code : 'kept');
        part.file.resume();
      }
      return { outcomes };
    },
  });
}

/** A form whose files are the given byte repeated over so many pieces of 1 MiB, then a last small one. */
async function* form(files: readonly { readonly byte: number; readonly mebibytes: number }[]) {
  const head = (name: string) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  for (const [at, { byte, mebibytes }] of files.entries()) {
    yield Buffer.from(head(`${at}.txt`));
    for (let piece = 0; piece < mebibytes; piece += 1) yield Buffer.alloc(MEBIBYTE, byte);
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`${head('dernier.txt')}Bonjour\r\n--${BOUNDARY}--\r\n`);
}

test('a refused file of a form, even of 200 MB, does not cost the files after it', async (t) => {
  const modules = [httpDeclaration, auditDeclaration, jobsDeclaration, documentsDeclaration];
  const { databases, keys, organization } = await testDatabases(t, modules);
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-documents-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const documents = new EncryptedDocuments({ store: await DiskStore.open(folder), keys, clock: systemClock });
  const person = {
    id: newId(),
    name: 'Zoé Inventée',
    organizationId: await organization(),
    permissions: ['shelf.fill'],
  };
  const shelf = { declaration: { name: 'shelf', title: 'Étagère' }, routes: [uploadRoute(documents)] };
  const server = await testServer(t, { databases, modules: [shelf], persons: [person] });
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });

  const sending = http.request(`${origin}/api/shelf/files`, {
    method: 'POST',
    headers: { ...as(person), 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  const files = [
    { byte: 0x61, mebibytes: 200 },
    { byte: 0, mebibytes: 3 },
    { byte: 0x61, mebibytes: 0 },
    { byte: 0x61, mebibytes: 10 },
  ];
  await pipeline(form(files), sending);
  const [answer] = await answered;
  assert.deepEqual(await json(answer), {
    outcomes: ['documents.too-large', 'documents.unsupported', 'documents.empty', 'kept', 'kept'],
  });
});
