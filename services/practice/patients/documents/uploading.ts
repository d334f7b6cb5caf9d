import type { FastifyRequest } from 'fastify';
import { Invalid } from '#platform/kernel/errors.ts';
import type { Documents, ReceivedDocument } from '#platform/documents/documents.ts';
import type { DocumentKind } from '#platform/documents/kinds.ts';
import { ORIGINALS_NOTICE } from '../api/beside.ts';
import type { PatientsContext } from '../context.ts';

export const UPLOAD = { maxFileBytes: 25 * 1024 * 1024, maxFiles: 20 } as const;

const KINDS: readonly DocumentKind[] = ['pdf', 'docx', 'png', 'jpeg', 'text'];

/**
 * Receives the files of a form whose first field says that the notice about originals was shown (MAI-276).
 * @throws {Invalid} `patients.documents.notice`, `patients.documents.no-file`, and those of `Documents.receive`
 */
export async function receiveFiles(
  context: PatientsContext,
  documents: Documents,
  request: FastifyRequest,
): Promise<ReceivedDocument[]> {
  let told = false;
  const received: ReceivedDocument[] = [];
  const limits = { fileSize: UPLOAD.maxFileBytes + 1, files: UPLOAD.maxFiles, fields: 5 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      told ||= part.fieldname === 'originalsKept' && part.value === 'yes';
      continue;
    }
    if (!told) throw new Invalid('patients.documents.notice', ORIGINALS_NOTICE);
    received.push(
      await documents.receive(context, {
        ...{ stream: part.file, fileName: part.filename, maxBytes: UPLOAD.maxFileBytes, accept: KINDS },
      }),
    );
  }
  if (received.length === 0) throw new Invalid('patients.documents.no-file', 'Aucun fichier n’a été envoyé.');
  return received;
}
