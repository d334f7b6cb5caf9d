import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { route, type Route } from '#platform/http/route.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import { IMPORT_LIMITS, importAnswer, importParams, importProgressAnswer, lexiconAnswer, stayParams } from '../api.ts';
import { journal } from '../context.ts';
import { importFile } from '../import-file.ts';
import { importProgress } from '../import-progress.ts';
import { describeLexicon, importLexicon } from '../lexicon.ts';
import { readImport } from '../multipart.ts';
import type { CodingNeeds } from '../needs.ts';
import { readReport } from '../reports.ts';
import { findStay } from '../stays.ts';
import { Turnstile } from '../turnstile.ts';
import { within } from './entering.ts';

const LEXICON_BYTES = 64 * 1024 * 1024;

/** Files in, how they get on, the file as received; the establishment's lexicon. */
export function importRoutes(needs: CodingNeeds): readonly Route[] {
  const turnstile = new Turnstile(6);
  return [
    route({
      ...{ method: 'POST', path: '/api/coding/imports', summary: 'Brings in one or several report files' },
      ...{ access: { permission: 'coding.stays.import' }, answer: importAnswer, perMinute: 1200 },
      upload: { maxFileBytes: IMPORT_LIMITS.fileBytes, maxFiles: IMPORT_LIMITS.files },
      handle: async (call) =>
        within(call, needs, (context) =>
          readImport(call.request, turnstile, (order, file) => importFile(context, needs, order, file)),
        ),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/imports/:importId', summary: 'Says how the stays of an import get on' },
      ...{ access: { permission: 'coding.stays.read' }, params: importParams, answer: importProgressAnswer },
      perMinute: 1200,
      handle: async (call) => within(call, needs, (context) => importProgress(context.database, call.params.importId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/stays/:stayId/report/file', summary: 'The report as it was received' },
      ...{ access: { permission: 'coding.stays.read' }, params: stayParams, answer: 'stream' },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { stayId } = call.params;
          const stay = await findStay(context.database, stayId);
          const report = await readReport(context.database, context, stay.report_id);
          if (report?.documentId == null)
            throw new NotFound('coding.report.no-file', 'Ce compte rendu n’a pas de fichier.');
          await journal(context.database, context, 'coding.report.file-read', stayId, { report: report.id });
          return serveDocument(call, await needs.documents.open(context, report.documentId));
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/lexicon', summary: 'The establishment’s own lexicon, if any' },
      ...{ access: { permission: 'coding.lexicon.manage' }, answer: lexiconAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => ({ lexicon: await describeLexicon(context.database) })),
    }),
    route({
      ...{
        method: 'POST',
        path: '/api/coding/lexicon',
        summary: 'Loads the establishment’s lexicon, whole or not at all',
      },
      ...{ access: { permission: 'coding.lexicon.manage' }, answer: lexiconAnswer },
      upload: { maxFileBytes: LEXICON_BYTES, maxFiles: 1 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await call.request.file({ limits: { fileSize: LEXICON_BYTES, files: 1 } });
          if (file === undefined) throw new Invalid('coding.import.no-file', 'Aucun fichier n’a été envoyé.');
          const content = await file.toBuffer();
          const csv = utf8(content);
          return { lexicon: await importLexicon(context, file.filename, csv) };
        }),
    }),
  ];
}

function utf8(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new Invalid('coding.lexicon.invalid', 'Le lexique doit être un fichier CSV en UTF-8. Rien n’a été modifié.');
  }
}
