import yauzl from 'yauzl';
import { Invalid, Unsupported } from '#platform/kernel/errors.ts';

/** Bounds of a word-processor file; far above any letter, far below what would hurt. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly inflatedBytes: number;
  /** Inflated over stored, counted only above 1 MiB inflated: a short repetitive letter also compresses well. */
  readonly ratio: number;
}

const docxLimits: ArchiveLimits = { entries: 2000, inflatedBytes: 64 * 1024 * 1024, ratio: 100 };

const RATIO_FROM_BYTES = 1024 * 1024;
const CONTENT_TYPES = '[Content_Types].xml';
/** Content type of the main part of a document without macros (ECMA-376 part 1, 11.3.10). */
const MAIN_PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** An archive to look into: in memory, or read by ranges out of a store. */
export type Archive = Buffer | { readonly reader: yauzl.RandomAccessReader; readonly size: number };

/**
 * Makes sure that a zip is a docx without macros and harmless to inflate. Declared sizes are added up before anything
 * is inflated, then each entry is inflated once to see that it keeps to what it declares.
 * @throws {Unsupported} `documents.unsupported` another kind of zip; `documents.archive-refused` a bomb.
 * @throws {Invalid} `documents.damaged` not readable as a zip.
 */
export async function checkDocx(archive: Archive, limits: ArchiveLimits = docxLimits): Promise<void> {
  const zip = await readable(() => openZip(archive));
  try {
    const entries = await readable(() => tableOfContents(zip, limits));
    refuseBomb(entries, limits);
    const contentTypes = await readable(() => inflateAll(zip, entries));
    if (!contentTypes.includes(MAIN_PART) || entries.some((entry) => /vbaproject\.bin$/i.test(entry.fileName))) {
      throw new Unsupported(
        'documents.unsupported',
        'Ce fichier est une archive, mais pas un document Word (.docx) sans macros.',
      );
    }
  } finally {
    zip.close();
  }
}

function openZip(archive: Archive): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  return Buffer.isBuffer(archive)
    ? yauzl.fromBufferPromise(archive, options)
    : yauzl.fromRandomAccessReaderPromise(archive.reader, archive.size, options);
}

async function tableOfContents(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<readonly yauzl.Entry[]> {
  if (zip.entryCount > limits.entries) throw bomb();
  return Array.fromAsync(zip.eachEntry());
}

function refuseBomb(entries: readonly yauzl.Entry[], limits: ArchiveLimits): void {
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const stored = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const tooDense = inflated > RATIO_FROM_BYTES && inflated > stored * limits.ratio;
  if (inflated > limits.inflatedBytes || tooDense) throw bomb();
}

/** @returns the text of the table of content types. */
async function inflateAll(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<string> {
  const contentTypes: Buffer[] = [];
  for (const entry of entries) {
    const kept = entry.fileName === CONTENT_TYPES;
    for await (const chunk of await zip.openReadStreamPromise(entry)) if (kept) contentTypes.push(chunk as Buffer);
  }
  return Buffer.concat(contentTypes).toString('utf8');
}

async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unsupported) throw error;
    throw new Invalid(
      'documents.damaged',
      'Ce fichier est abîmé : il ne s’ouvre pas. Enregistrez-le à nouveau, puis réessayez.',
    );
  }
}

function bomb(): Unsupported {
  return new Unsupported(
    'documents.archive-refused',
    'Ce fichier compressé gonfle démesurément à l’ouverture. Par sécurité il a été refusé.',
  );
}
