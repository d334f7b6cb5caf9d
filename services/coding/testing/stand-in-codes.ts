import type { CodeBook } from '../code-book.ts';
import { CODES } from './stand-in-terms.ts';

/** The classification of the stand-in engine. */
export const standInCodes: CodeBook = {
  classification: 'CIM-10 FR 2025',
  lookup: (code) => CODES.find((one) => one.code === code) ?? null,
};
