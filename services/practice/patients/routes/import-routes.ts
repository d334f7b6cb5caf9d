import { Readable } from 'node:stream';
import { z } from 'zod';
import { Invalid } from '#platform/kernel/errors.ts';
import { route, type Route } from '#platform/http/route.ts';
import { fileNameParameters } from '#platform/documents/serving.ts';
import {
  importParams,
  importPreviewSchema,
  importSchema,
  previewOrderSchema,
  readFileSchema,
  startSchema,
  undoneAnswer,
} from '../api/imports.ts';
import { journal } from '../context.ts';
import { exportedFile, requireExport } from '../imports/export-file.ts';
import { findImport, IMPORT_BYTES, importsOf, previewImport, readImportFile, startImport } from '../imports/imports.ts';
import { refusedFile, undoImport } from '../imports/undoing-imports.ts';
import type { PatientsNeeds } from '../needs.ts';
import { holding, within } from './entering.ts';

const ACCESS = holding('patients.import');
const IMPORTS = '/api/patients/imports';
const ONE = `${IMPORTS}/:importId`;

/** Files of patients in, with a preview and a way back; the whole list out. */
export function importRoutes(needs: PatientsNeeds): readonly Route[] {
  const { documents } = needs;
  return [
    route({
      ...{ method: 'POST', path: IMPORTS, summary: 'Reads a file of patients and proposes what its columns hold' },
      ...{ access: ACCESS, answer: readFileSchema, upload: { maxFileBytes: IMPORT_BYTES, maxFiles: 1 } },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const part = await call.request.file({ limits: { fileSize: IMPORT_BYTES + 1, files: 1 } });
          if (part === undefined) throw new Invalid('patients.import.no-file', 'Aucun fichier n’a été envoyé.');
          return readImportFile(context, documents, { stream: part.file, fileName: part.filename });
        }),
    }),
    route({
      ...{ method: 'GET', path: IMPORTS, summary: 'Imports of the practice' },
      ...{ access: ACCESS, answer: z.object({ imports: z.array(importSchema) }) },
      handle: async (call) => within(call, needs, async (context) => ({ imports: await importsOf(context) })),
    }),
    route({
      ...{ method: 'GET', path: ONE, summary: 'How an import gets on', perMinute: 1200 },
      ...{ access: ACCESS, params: importParams, answer: importSchema },
      handle: async (call) => within(call, needs, (context) => findImport(context, call.params.importId)),
    }),
    route({
      ...{ method: 'POST', path: `${ONE}/preview`, summary: 'Says what an import would do, without doing it' },
      ...{ access: ACCESS, params: importParams, body: previewOrderSchema, answer: importPreviewSchema },
      handle: async (call) =>
        within(call, needs, (context) => previewImport(context, documents, call.params.importId, call.body.mapping)),
    }),
    route({
      ...{ method: 'POST', path: `${ONE}/start`, summary: 'Starts an import' },
      ...{ access: ACCESS, params: importParams, body: startSchema, answer: importSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { importId } = call.params;
          await findImport(context, importId);
          await context.database
            .transaction()
            .execute((transaction) => startImport(transaction, context, needs, importId, call.body));
          return findImport(context, importId);
        }),
    }),
    route({
      ...{
        method: 'POST',
        path: `${ONE}/undo`,
        summary: 'Takes back the patients of an import, save those used since',
      },
      ...{ access: ACCESS, params: importParams, answer: undoneAnswer },
      handle: async (call) =>
        within(call, needs, (context) =>
          context.database
            .transaction()
            .execute((transaction) => undoImport(transaction, context, call.params.importId)),
        ),
    }),
    route({
      ...{ method: 'GET', path: `${ONE}/refused`, summary: 'The refused lines, as a file to correct' },
      ...{ access: ACCESS, params: importParams, answer: 'stream' },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { fileName } = await findImport(context, call.params.importId);
          const text = await refusedFile(context, documents, call.params.importId);
          const name = `${fileName.replace(/\.[^.]*$/, '')} à corriger.csv`;
          call.reply.header('content-disposition', `attachment; ${fileNameParameters(name)}`);
          return call.reply.type('text/csv; charset=utf-8').send(text);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/export', summary: 'Every patient, as a file for spreadsheets' },
      ...{ access: ACCESS, answer: 'stream', perMinute: 5 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          await requireExport(context);
          await journal(context.database, context, 'patients.list.exported', null);
          call.reply.header('content-disposition', `attachment; ${fileNameParameters('patients.csv')}`);
          return call.reply.type('text/csv; charset=utf-8').send(Readable.from(exportedFile(context)));
        }),
    }),
  ];
}
