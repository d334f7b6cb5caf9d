import type { CodeBook } from '../code-book.ts';
import { CODES } from './stand-in-terms.ts';

/** The classification of the stand-in engine. */
export const standInCodes: CodeBook = {
  classification: 'CIM-10 FR 2025',
  search: async (query, limit) => {
    const wanted = query.toLowerCase().replaceAll('.', '');
    return CODES.filter(({ code, label }) => `${code} ${label}`.toLowerCase().includes(wanted))
      .slice(0, limit)
      .map((one) => ({ ...one, why: null }));
  },
  lookup: (code) => CODES.find((one) => one.code === code) ?? null,
};
