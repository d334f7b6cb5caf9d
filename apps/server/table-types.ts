import path from 'node:path';
import { generateTableTypes, tableTypesAreCurrent } from '#platform/database/generate-types.ts';
import { declarations } from './declarations.ts';

const committed = path.resolve(import.meta.dirname, '../../platform/database/tables');

if (process.argv.includes('--check')) {
  if (!(await tableTypesAreCurrent(declarations, committed))) {
    console.error('platform/database/tables differs from the migrations: run npm run table-types');
    process.exitCode = 1;
  }
} else {
  await generateTableTypes(declarations, committed);
}
