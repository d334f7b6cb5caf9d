/**
 * The whole HTTP contract of `/api/coding`: schemas and the types inferred from them. Safe for the browser: no import
 * but zod and the engine's types.
 *
 * | | |
 * |---|---|
 * | GET, POST /acknowledgement | what each user acknowledges first |
 * | GET, POST /stays · GET, PATCH /stays/:stayId · GET …/state | list, create, show, correct, poll |
 * | PUT …/report · GET …/report/file | paste or replace the text; the file as received |
 * | POST /imports · GET /imports/:importId | files in, and how they get on |
 * | POST …/analyze · POST /analyses · POST …/scope · GET …/analyses/:analysisId | analyse, answer a doubt, reopen a result |
 * | POST …/decisions · POST …/decisions/undo | decide, undo: answer the stay again |
 * | GET /codes?q= | search the classification |
 * | POST …/validate · POST …/reopen · GET …/history | close, open again, look back |
 * | GET …/export/:format | json, csv, pdf, once validated |
 * | POST …/anomalies | report an anomaly |
 * | GET /statistics · GET /use · GET, POST /lexicon | rates, consumption, the establishment's terms |
 */
export * from './api/decisions.ts';
export * from './api/follow-up.ts';
export * from './api/imports.ts';
export * from './api/review.ts';
export * from './api/stays.ts';
export * from './api/validation.ts';
export * from './api/vocabulary.ts';
