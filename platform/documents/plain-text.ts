import { Invalid } from '#platform/kernel/errors.ts';
import type { ExtractedText } from './extracted-text.ts';
import { TextCheck } from './text-check.ts';
import { tidyText } from './tidy-text.ts';

/**
 * Reads plain text: UTF-8, UTF-16 with its mark, or else Windows-1252.
 * @throws {Invalid} `documents.damaged` when it is none, `documents.no-text` when nothing is written in it.
 */
export function readPlainText(content: Uint8Array): ExtractedText {
  const check = new TextCheck();
  check.add(content);
  const encoding = check.encoding();
  if (encoding === null) throw new Invalid('documents.damaged', 'Ce fichier n’est pas un texte lisible.');
  const text = tidyText(new TextDecoder(encoding).decode(content));
  if (text === '') throw new Invalid('documents.no-text', 'Ce fichier ne contient pas de texte.');
  return { text, warnings: [] };
}
