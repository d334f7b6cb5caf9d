import { fileTypeFromBuffer } from 'file-type';
import type { DocumentKind } from './kinds.ts';
import { TextCheck } from './text-check.ts';

/**
 * What the first bytes say. `zip` may be a `docx`: only its table of contents tells. `other` is the usual extension of
 * what Cabinet has no kind for, null when unknown.
 */
export type HeadVerdict = { readonly kind: DocumentKind | 'zip' } | { readonly other: string | null };

/** Bytes of the beginning that are enough to tell. */
export const HEAD_BYTES = 4100;

/** PDF readers accept anything in the first 1024 bytes before the header (ISO 32000-1 annex H.3, note 13). */
const PDF_HEADER_WITHIN = 1024;

/**
 * Tells a kind from the first bytes. `text` means that nothing so far speaks against it: whether all of it is text is for
 * `TextCheck` to say.
 */
export async function kindOfHead(head: Buffer): Promise<HeadVerdict> {
  if (head.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return { kind: 'pdf' };
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return { kind: 'zip' };
  const markup = kindOfMarkup(head);
  if (markup !== null) return { kind: markup };
  if (head.toString('latin1', 0, 8).startsWith('{\\rtf')) return { other: 'rtf' };
  if (looksLikeText(head)) return { kind: 'text' };
  const found = await fileTypeFromBuffer(head);
  if (found?.mime === 'image/png') return { kind: 'png' };
  if (found?.mime === 'image/jpeg') return { kind: 'jpeg' };
  return { other: found?.ext ?? null };
}

/** Before the signatures: several are two plain letters, and a report may begin with « BM » or « MZ ». */
function looksLikeText(head: Buffer): boolean {
  const check = new TextCheck();
  check.add(head);
  return check.plausible;
}

/** Markup that a browser might execute if it were served as what it is. */
function kindOfMarkup(head: Buffer): 'html' | 'svg' | 'xml' | null {
  const start = head
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*)*/, '')
    .toLowerCase();
  if (/^<(?:!doctype\s+html|html|head|body|script|iframe|style)\b/.test(start)) return 'html';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+svg[^>]*>\s*)?<svg\b/.test(start)) return 'svg';
  return start.startsWith('<?xml') ? 'xml' : null;
}
