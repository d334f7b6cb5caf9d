import type { FastifyRequest } from 'fastify';
import { Invalid, TooLarge, type FieldError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { IMPORT_LIMITS, importFieldsSchema, type FileOutcome, type ImportFields } from './api/imports.ts';
import type { ImportOrder, IncomingFile } from './import-file.ts';
import type { Turnstile } from './turnstile.ts';

/**
 * Reads a form of fields then files, giving each file to `take` as its bytes arrive, a few at a time over all requests.
 * @throws {Invalid} `request.invalid` on fields, `coding.import.no-file`
 * @throws {TooLarge} `coding.import.too-many` beyond the number of files of one request; those before it are in.
 */
export async function readImport(
  request: FastifyRequest,
  turnstile: Turnstile,
  take: (order: ImportOrder, file: IncomingFile) => Promise<FileOutcome>,
): Promise<{ readonly importId: string; readonly files: FileOutcome[] }> {
  const raw: Record<string, unknown> = {};
  const files: FileOutcome[] = [];
  let order: ImportOrder | null = null;
  // One byte more than is allowed, so that the store sees that a file is too large and says so.
  const limits = { fileSize: IMPORT_LIMITS.fileBytes + 1, files: IMPORT_LIMITS.files + 1, fields: 20, fieldSize: 1000 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.value !== '') raw[part.fieldname] = part.value;
      continue;
    }
    order ??= orderOf(raw);
    if (files.length === IMPORT_LIMITS.files) throw tooMany();
    const index = files.length;
    const incoming = { index, fileName: part.filename, stream: part.file };
    const given = order;
    files.push(await turnstile.pass(() => take(given, incoming)));
    part.file.resume();
  }
  if (order === null) throw new Invalid('coding.import.no-file', 'Aucun fichier n’a été envoyé.');
  return { importId: order.importId, files };
}

function orderOf(raw: Record<string, unknown>): ImportOrder {
  const parsed = importFieldsSchema.safeParse(raw);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, code, message }): FieldError => ({
      field: path.join('.'),
      rule: code,
      message,
    }));
    throw new Invalid('request.invalid', 'Certaines informations sont à corriger.', errors);
  }
  const fields: ImportFields = parsed.data;
  return { importId: fields.importId ?? newId(), fields };
}

function tooMany(): TooLarge {
  return new TooLarge('coding.import.too-many', `Au plus ${IMPORT_LIMITS.files} fichiers par envoi.`);
}
