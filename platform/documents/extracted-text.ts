import type { DocumentKind } from './kinds.ts';

/** Kinds a text can be read from. */
export type TextKind = Extract<DocumentKind, 'text' | 'pdf' | 'docx'>;

/** The text of a document, lines ended by `\n`, in Unicode NFC. */
export interface ExtractedText {
  readonly text: string;
  /** Of a PDF: where each page begins in `text` (UTF-16 offset). */
  readonly pages?: readonly number[];
  /** French sentences on what could not be read, for whoever checks the text. */
  readonly warnings: readonly string[];
}

/** Kinds whose text can be read, for the `accept` of an upload. */
export const textKinds: readonly TextKind[] = ['text', 'pdf', 'docx'];
