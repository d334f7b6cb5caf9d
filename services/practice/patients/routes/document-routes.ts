import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { fileNameParameters, serveDocument } from '#platform/documents/serving.ts';
import { zipArchive } from '#platform/documents/zip-archive.ts';
import { recordOpening } from '../access/openings.ts';
import { requireAccess } from '../access/require-access.ts';
import { documentsAnswer, momentSchema, newNoteSchema, noteSchema, ORIGINALS_NOTICE } from '../api/beside.ts';
import { patientParams } from '../api/patients.ts';
import { addDocument, documentsOf, eraseDocuments, openDocument } from '../documents/patient-documents.ts';
import { receiveFiles, UPLOAD } from '../documents/uploading.ts';
import type { PatientsNeeds } from '../needs.ts';
import { notesOf, writeNote } from '../record/notes.ts';
import { timelineOf } from '../record/timeline.ts';
import { changing, holding, within } from './entering.ts';

const READ = holding('patients.documents.read');
const WRITE = holding('patients.documents.write');
const DOCUMENTS = '/api/patients/:patientId/documents';
const documentParams = patientParams.extend({ documentId: z.uuid() });
const erasedAnswer = z.object({ erased: z.int() });

/** Documents of a file: listed, put in, given back byte for byte, alone or all together, erased (MAI-276, MAI-277). */
export function documentRoutes(needs: PatientsNeeds): readonly Route[] {
  const { documents } = needs;
  return [
    route({
      ...{ method: 'GET', path: DOCUMENTS, summary: 'Documents of a patient, and what must be said before an upload' },
      ...{ access: READ, params: patientParams, answer: documentsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id, despiteBan } = await requireAccess(context, call.params.patientId, 'patients.documents.read');
          await recordOpening(context.database, context, id, 'documents', despiteBan);
          return { documents: await documentsOf(context, documents, id), notice: ORIGINALS_NOTICE };
        }),
    }),
    route({
      ...{
        method: 'POST',
        path: DOCUMENTS,
        summary: 'Puts files in; field `originalsKept=yes` says the notice was read',
      },
      ...{ access: WRITE, params: patientParams, answer: documentsAnswer, upload: UPLOAD },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.documents.write');
          const received = await receiveFiles(context, documents, call.request);
          await changing(context, needs, id, async (transaction) => {
            for (const one of received) await addDocument(transaction, context, documents, id, one);
          });
          return { documents: await documentsOf(context, documents, id), notice: ORIGINALS_NOTICE };
        }),
    }),
    route({
      ...{ method: 'GET', path: `${DOCUMENTS}/archive`, summary: 'All documents of a patient, in one archive' },
      ...{ access: READ, params: patientParams, answer: 'stream', perMinute: 20 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id, despiteBan } = await requireAccess(context, call.params.patientId, 'patients.documents.read');
          const listed = await documentsOf(context, documents, id);
          await recordOpening(context.database, context, id, 'document', despiteBan);
          const files = listed.map((one) => ({
            ...{ name: one.name, at: one.addedAt },
            content: async () => buffer((await openDocument(context, documents, id, one.id)).read()),
          }));
          call.reply.header('content-disposition', `attachment; ${fileNameParameters('documents.zip')}`);
          return call.reply.type('application/zip').send(Readable.from(zipArchive(files), { objectMode: false }));
        }),
    }),
    route({
      ...{ method: 'GET', path: `${DOCUMENTS}/:documentId/file`, summary: 'A document, byte for byte as it came' },
      ...{ access: READ, params: documentParams, answer: 'stream' },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id, despiteBan } = await requireAccess(context, call.params.patientId, 'patients.documents.read');
          const document = await openDocument(context, documents, id, call.params.documentId);
          await recordOpening(context.database, context, id, 'document', despiteBan);
          return serveDocument(call, document);
        }),
    }),
    route({
      ...{ method: 'DELETE', path: `${DOCUMENTS}/:documentId`, summary: 'Erases a document' },
      ...{ access: WRITE, params: documentParams, answer: erasedAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.documents.write');
          const erased = await changing(context, needs, id, (transaction) =>
            eraseDocuments(transaction, context, documents, id, call.params.documentId),
          );
          return { erased };
        }),
    }),
    route({
      ...{ method: 'DELETE', path: DOCUMENTS, summary: 'Erases every document of a patient' },
      ...{ access: WRITE, params: patientParams, answer: erasedAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.documents.write');
          const erased = await changing(context, needs, id, (transaction) =>
            eraseDocuments(transaction, context, documents, id),
          );
          return { erased };
        }),
    }),
    ...noteRoutes(needs),
  ];
}

const NOTES = '/api/patients/:patientId/notes';
const notesAnswer = z.object({ notes: z.array(noteSchema) });

function noteRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: NOTES, summary: 'Notes on a patient' },
      ...{ access: holding('patients.notes.read'), params: patientParams, answer: notesAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id, despiteBan } = await requireAccess(context, call.params.patientId, 'patients.notes.read');
          await recordOpening(context.database, context, id, 'notes', despiteBan);
          return { notes: await notesOf(context, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: NOTES, summary: 'Writes a note on a patient' },
      ...{ access: holding('patients.notes.write'), params: patientParams, body: newNoteSchema, answer: null },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.notes.write');
          await changing(context, needs, id, (transaction) => writeNote(transaction, context, id, call.body.text));
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/:patientId/timeline', summary: 'What happened around a file' },
      ...{ access: holding('patients.records.read'), params: patientParams },
      answer: z.object({ moments: z.array(momentSchema) }),
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { moments: await timelineOf(context, needs.documents, id) };
        }),
    }),
  ];
}
