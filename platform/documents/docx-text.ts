import mammoth from 'mammoth';
import { Invalid } from '#platform/kernel/errors.ts';
import { checkDocx } from './docx-archive.ts';
import type { ExtractedText } from './extracted-text.ts';
import { tidyText } from './tidy-text.ts';

/**
 * Reads the paragraphs of a docx, an empty line between them. The archive is checked first: the reader inflates
 * whatever it is given.
 * @throws {Unsupported} as `checkDocx`.
 * @throws {Invalid} `documents.damaged`, `documents.no-text`
 */
export async function readDocx(content: Uint8Array): Promise<ExtractedText> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  await checkDocx(buffer);
  const { value } = await mammoth.extractRawText({ buffer }).catch(() => {
    throw new Invalid(
      'documents.damaged',
      'Ce document Word est abîmé : il ne s’ouvre pas. Enregistrez-le à nouveau, puis réessayez.',
    );
  });
  const text = tidyText(value);
  if (text === '') throw new Invalid('documents.no-text', 'Ce document Word ne contient pas de texte.');
  return { text, warnings: [] };
}
