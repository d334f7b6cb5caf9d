import { foldedText } from '#platform/kernel/folded-text.ts';
import { isNir } from '#platform/kernel/identifiers.ts';
import { discriminationIn, unsuitableIn, type Discrimination } from '#services/practice/wording/module.ts';
import type { ExtractedText, TextKind } from '#platform/documents/extracted-text.ts';
import type { HeldFor } from '../api/papers.ts';

/** `extractTextInWorker` of documents. */
export type ExtractText = (content: Uint8Array, kind: TextKind) => Promise<ExtractedText>;

/** Fifteen signs of a health insurance number, whatever separates them. */
const NUMBER = /(?<!\d)[1-478](?:[\s.-]?\d){5}[\s.-]?[\dABab](?:[\s.-]?\d){8}(?!\d)/g;

/**
 * Looks in the text of a document for what may not be spread: a well-formed health insurance number, a patient of the
 * practice by first and last name side by side, a wording that offends, accuses or offers what is forbidden.
 * @param names « first name, birth name » of the practice's patients
 */
export function reasonToHold(text: string, names: Iterable<readonly [string, string]>): HeldFor | null {
  for (const [number] of text.matchAll(NUMBER)) {
    if (isNir(number.replaceAll(/[\s.-]/g, '').toUpperCase())) return 'health-number';
  }
  const words = ` ${foldedText(text)} `;
  for (const [first, last] of names) {
    const [one, other] = [foldedText(first), foldedText(last)];
    if (one === '' || other === '') continue;
    if (words.includes(` ${one} ${other} `) || words.includes(` ${other} ${one} `)) return 'patient-name';
  }
  return unsuitableIn(unwrapped(text)) === null ? null : 'wording';
}

/** Wording that refuses patients, also where the end of a line cuts it: a sheet of paper wraps its sentences. */
export function discriminationInDocument(text: string): Discrimination | null {
  return discriminationIn(text) ?? discriminationIn(unwrapped(text));
}

function unwrapped(text: string): string {
  return text.replaceAll(/[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, ' ');
}
