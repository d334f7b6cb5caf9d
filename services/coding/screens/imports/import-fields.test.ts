import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACTS } from '../stay/stay-facts-form.ts';
import { importFields } from './import-fields.ts';

test('facts that were not given are left to the report', () => {
  const given = { importId: 'i', analyze: 'after-check', today: '2026-11-21' } as const;
  deepEqual(importFields(NO_FACTS, given), { importId: 'i', analyze: 'after-check', hospitalization: 'HC' });
  deepEqual(importFields({ ...NO_FACTS, unit: 'SMR A', admittedOn: '8/10', birthYear: '1944' }, given), {
    ...{ importId: 'i', analyze: 'after-check', hospitalization: 'HC' },
    ...{ unit: 'SMR A', admittedOn: '2026-10-08', birthYear: '1944' },
  });
});
