import { getDocumentProxy } from 'unpdf';
import { CabinetError, Invalid, TooLarge } from '#platform/kernel/errors.ts';
import type { ExtractedText } from './extracted-text.ts';
import { type PlacedText, textOfPage } from './page-layout.ts';
import { tidyText } from './tidy-text.ts';

/** Far above any report; each page takes some milliseconds. */
const MOST_PAGES = 300;
const BETWEEN_PAGES = '\n\n';
/** `VerbosityLevel.ERRORS` of the PDF reader: its warnings quote the document. */
const SILENT = 0;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Reads the text layer of a PDF, page after page.
 * @throws {Invalid} `documents.pdf.encrypted`, `documents.pdf.damaged`, `documents.pdf.no-text`
 * @throws {TooLarge} `documents.pdf.too-many-pages`
 */
export async function readPdf(content: Uint8Array): Promise<ExtractedText> {
  // A copy: the reader refuses Node's Buffer and keeps what it is given.
  const pdf = await getDocumentProxy(Uint8Array.from(content), { verbosity: SILENT }).catch(refuse);
  try {
    if (pdf.numPages > MOST_PAGES) {
      throw new TooLarge(
        'documents.pdf.too-many-pages',
        `Ce PDF a plus de ${MOST_PAGES} pages. Envoyez le seul compte rendu.`,
      );
    }
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await textOf(pdf, number).catch(refuse));
    return joined(pages);
  } finally {
    await pdf.destroy();
  }
}

async function textOf(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const runs: PlacedText[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number];
    runs.push({ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) });
  }
  page.cleanup();
  return tidyText(textOfPage(runs));
}

function joined(pages: readonly string[]): ExtractedText {
  const empty = pages.flatMap((text, at) => (text === '' ? [at + 1] : []));
  if (empty.length === pages.length) {
    throw new Invalid(
      'documents.pdf.no-text',
      'Ce PDF est une image : il ne contient pas de texte. Demandez le PDF d’origine, ou collez le texte du compte rendu.',
    );
  }
  const offsets: number[] = [];
  let length = 0;
  for (const text of pages) {
    offsets.push(length);
    length += text.length + BETWEEN_PAGES.length;
  }
  return { text: pages.join(BETWEEN_PAGES), pages: offsets, warnings: empty.length > 0 ? [warningOf(empty)] : [] };
}

function warningOf(pages: readonly number[]): string {
  return pages.length === 1
    ? `La page ${pages[0]} ne contient pas de texte : elle est peut-être numérisée.`
    : `Les pages ${pages.join(', ')} ne contiennent pas de texte : elles sont peut-être numérisées.`;
}

function refuse(error: unknown): never {
  if (error instanceof CabinetError) throw error;
  if (error instanceof Error && error.name === 'PasswordException') {
    throw new Invalid(
      'documents.pdf.encrypted',
      'Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis réessayez.',
    );
  }
  throw new Invalid(
    'documents.pdf.damaged',
    'Ce PDF est abîmé : il ne s’ouvre pas. Enregistrez-le à nouveau, puis réessayez.',
  );
}
