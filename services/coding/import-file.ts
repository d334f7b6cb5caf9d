import { Readable } from 'node:stream';
import { CabinetError, Invalid, NotFound, Unsupported } from '#platform/kernel/errors.ts';
import type { ReceivedDocument } from '#platform/documents/documents.ts';
import { textKinds, type TextKind } from '#platform/documents/extracted-text.ts';
import { IMPORT_LIMITS, type FileOutcome, type ImportFields } from './api/imports.ts';
import { askAnalysis } from './analyses.ts';
import { journal, type CodingContext } from './context.ts';
import type { CodingNeeds } from './needs.ts';
import { duplicatesOf, giveReport } from './reports.ts';
import { createStay, findStay, lockStay } from './stays.ts';

/** A file on its way in. */
export interface IncomingFile {
  readonly index: number;
  readonly fileName: string;
  readonly stream: AsyncIterable<Uint8Array>;
}

type ImportNeeds = Pick<CodingNeeds, 'documents' | 'extractText' | 'outbox' | 'log'>;

/** What every file of a request shares. */
export interface ImportOrder {
  readonly importId: string;
  readonly fields: ImportFields;
}

/**
 * Takes one file in: stored encrypted, its text read in a worker, then stay, report and, when asked, analysis in one
 * transaction. A file that is refused leaves nothing behind and stops no other: its outcome says why, in French.
 */
export async function importFile(
  context: CodingContext,
  needs: ImportNeeds,
  order: ImportOrder,
  file: IncomingFile,
): Promise<FileOutcome> {
  const { index, fileName } = file;
  try {
    const { received, content } = await receive(context, needs, file);
    const { text, warnings } = await needs.extractText(content, received.kind as TextKind);
    if (text.trim() === '') throw new Invalid('documents.no-text', 'Ce fichier ne contient aucun texte.');
    const stayId = await keep(context, needs, order, { received, text, warnings, fileName });
    const stay = await findStay(context.database, stayId);
    return {
      ...{ index, fileName, outcome: 'imported', stayId, localId: stay.local_id, state: stay.state, problem: null },
      duplicates: [...(await duplicatesOf(context.database, stayId, stay.report_id!))],
    };
  } catch (error) {
    if (error instanceof NotFound) {
      // Another client's stay, perhaps: the attempt leaves a trace (CIM-47).
      await journal(context.database, context, 'coding.access.refused', order.fields.stayId ?? null, {
        code: error.code,
      });
    }
    const problem = problemOf(error);
    if (problem === null) needs.log.error({ err: error as Error }, 'a file could not be imported');
    return {
      ...{ index, fileName, outcome: 'refused', stayId: null, localId: null, state: null, duplicates: [] },
      problem: problem ?? { code: 'coding.import.failed', message: 'Ce fichier n’a pas pu être importé. Réessayez.' },
    };
  }
}

function problemOf(error: unknown): { readonly code: string; readonly message: string } | null {
  if (error instanceof Unsupported) {
    return {
      code: error.code,
      message: `${error.message} Formats acceptés : texte (.txt), PDF avec texte, Word (.docx).`,
    };
  }
  return error instanceof CabinetError ? { code: error.code, message: error.message } : null;
}

/** The bytes go to the encrypted store and to the reader of text at once: a report is read in one pass. */
async function receive(
  context: CodingContext,
  needs: ImportNeeds,
  file: IncomingFile,
): Promise<{ readonly received: ReceivedDocument; readonly content: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  // Refused midway, the file must not be destroyed: it is part of the stream of the whole form, which would wait for ever.
  const { stream } = file;
  const source = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
  const copied = async function* () {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      yield chunk;
    }
  };
  const received = await needs.documents.receive(context, {
    ...{ stream: copied(), fileName: file.fileName, maxBytes: IMPORT_LIMITS.fileBytes, accept: textKinds },
  });
  return { received, content: new Uint8Array(Buffer.concat(chunks)) };
}

async function keep(
  context: CodingContext,
  needs: ImportNeeds,
  { importId, fields }: ImportOrder,
  given: {
    readonly received: ReceivedDocument;
    readonly text: string;
    readonly warnings: readonly string[];
    readonly fileName: string;
  },
): Promise<string> {
  return context.database.transaction().execute(async (transaction) => {
    const document = await needs.documents.keep(transaction, given.received, context.act);
    const localId = fields.localId ?? localIdOf(given.fileName);
    const stay =
      fields.stayId === undefined
        ? await createStay(transaction, context, { ...fields, localId }, importId)
        : await lockStay(transaction, fields.stayId);
    await giveReport(transaction, context, stay, { text: given.text, warnings: given.warnings, document });
    if (fields.analyze === 'now') {
      await askAnalysis(transaction, context, needs.outbox, await lockStay(transaction, stay.id), false);
    }
    return stay.id;
  });
}

/** The file's name without folder and extension, sixty characters at most. */
function localIdOf(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  const name = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...name].slice(0, 60).join('').trim() || 'sans nom';
}
