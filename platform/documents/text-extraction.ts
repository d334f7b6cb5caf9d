import { readDocx } from './docx-text.ts';
import type { ExtractedText, TextKind } from './extracted-text.ts';
import { readPdf } from './pdf-text.ts';
import { readPlainText } from './plain-text.ts';

/**
 * Reads the text of a document in this very thread. What comes from outside goes through `extractTextInWorker`, which
 * bounds time and memory; here nothing does.
 */
export async function extractText(content: Uint8Array, kind: TextKind): Promise<ExtractedText> {
  switch (kind) {
    case 'text':
      return readPlainText(content);
    case 'docx':
      return readDocx(content);
    case 'pdf':
      return readPdf(content);
  }
}
