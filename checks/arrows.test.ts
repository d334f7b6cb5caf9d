import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pureFiles, brokenArrows } from './arrows.ts';

const ROOMS = new Set([
  ...['platform/kernel', 'platform/database', 'platform/audit', 'platform/http'],
  ...['services/practice/agenda', 'services/practice/patients', 'services/coding'],
]);

/** What one planted import breaks: the sentence, without the place. */
function broken(file: string, target: string, form = 'import { a } from'): string[] {
  return brokenArrows(file, `${form} '${target}';\n`, ROOMS).map((line) => line.replace(`${file}:1: ${target}: `, ''));
}

test('arrows point down only', () => {
  assert.deepEqual(broken('platform/http/server.ts', '#services/coding/module.ts'), [
    'platform may not import services: arrows point down',
  ]);
  assert.deepEqual(broken('services/coding/routes.ts', '#apps/server/settings.ts'), [
    'services may not import apps: arrows point down',
  ]);
  assert.deepEqual(broken('services/coding/routes.ts', '#platform/http/route.ts'), []);
  assert.deepEqual(broken('apps/server/main.ts', '#services/coding/module.ts'), []);
});

test('a service never imports another, not even a type', () => {
  assert.deepEqual(
    broken('services/coding/routes.ts', '#services/practice/agenda/module.ts', 'import type { A } from'),
    ['a service may not import another'],
  );
});

test('platform rooms import those before them; tests may set their stage with any', () => {
  assert.deepEqual(broken('platform/database/databases.ts', '#platform/audit/record.ts'), [
    'database stands before audit in the order of rooms',
  ]);
  assert.deepEqual(broken('platform/audit/record.ts', '#platform/database/databases.ts'), []);
  assert.deepEqual(broken('platform/audit/record.db.test.ts', '#platform/http/testing.ts'), []);
  assert.deepEqual(brokenArrows('platform/cellar/wine.ts', '', ROOMS), [
    'platform/cellar/wine.ts:1: cellar has no place in the order of rooms (checks/arrows.ts)',
  ]);
});

test('inside one service another room is entered by its module.ts', () => {
  assert.deepEqual(broken('services/practice/agenda/slots.ts', '#services/practice/patients/patients.ts'), [
    'another room of the service is entered by its module.ts',
  ]);
  assert.deepEqual(broken('services/practice/agenda/slots.ts', '#services/practice/patients/module.ts'), []);
  assert.deepEqual(broken('services/coding/engine/roles.ts', '../stay-states.ts'), []);
});

test('a relative path stays in its room', () => {
  assert.deepEqual(broken('platform/audit/record.ts', '../database/databases.ts'), [
    'leaves its room: write #platform/…',
  ]);
  assert.deepEqual(broken('apps/server/main.ts', '../../checks/check.ts'), ['checks is not part of the product']);
  assert.deepEqual(broken('apps/server/main.ts', '#tests/coding/journey.ts'), ['tests is not part of the product']);
});

test('a screen takes only types from server code, and nothing that a browser lacks', () => {
  const screen = 'services/coding/screens/stay.tsx';
  assert.deepEqual(broken(screen, '../stays.ts'), ['a screen may take only types from server code']);
  assert.deepEqual(broken(screen, '../stays.ts', 'import type { Stay } from'), []);
  assert.deepEqual(broken(screen, './proposal.tsx'), []);
  assert.deepEqual(broken(screen, '#platform/web/kit/card.tsx'), []);
  assert.deepEqual(broken(screen, '#platform/kernel/errors.ts'), []);
  assert.deepEqual(broken(screen, 'node:fs'), ['a browser has no such module']);
});

test('a screen may take plain values of its own room, and of no other', () => {
  const files: Record<string, string> = {
    'services/coding/words.ts':
      "import { z } from 'zod';\nimport type { Db } from './stays.ts';\nexport * from './roles.ts';",
    'services/coding/roles.ts': 'export const ROLES = [];',
    'services/coding/stays.ts': "import { sql } from 'kysely';",
    'services/coding/reads.ts': "import { read } from './stays.ts';",
  };
  const pure = pureFiles((file) => files[file]!);
  assert.deepEqual(Object.keys(files).filter(pure), ['services/coding/words.ts', 'services/coding/roles.ts']);
  const screen = 'services/coding/screens/stay.tsx';
  const rooms = new Set(['services/coding', 'services/backup']);
  const taking = (target: string) => brokenArrows(screen, `import { a } from '${target}';`, rooms, pure).length;
  assert.deepEqual([taking('../words.ts'), taking('../reads.ts'), taking('#services/backup/words.ts')], [0, 1, 2]);
});

test('what makes the pages stands with them and runs on the server', () => {
  assert.deepEqual(broken('apps/web/build.ts', 'node:fs'), []);
  assert.deepEqual(broken('apps/server/main.ts', '#apps/web/build.ts'), []);
  assert.deepEqual(broken('apps/web/router.tsx', 'node:fs'), ['a browser has no such module']);
});

test('a command of the product may install itself', () => {
  assert.deepEqual(broken('apps/server/bin/cabinet.mjs', '../../../bootstrap/install.mjs'), []);
  assert.deepEqual(broken('services/coding/routes.ts', '../../bootstrap/install.mjs'), [
    'bootstrap is not part of the product',
  ]);
});

test('the agent of a customer’s computer takes nothing of the server with it', () => {
  assert.deepEqual(broken('apps/agent/cli.ts', '#platform/kernel/errors.ts'), []);
  assert.deepEqual(broken('apps/agent/cli.ts', '#platform/database/databases.ts'), [
    'the agent runs on a customer’s computer: it may import only kernel',
  ]);
});

test('server code never imports screens; only the web application composes them', () => {
  assert.deepEqual(broken('services/coding/module.ts', './screens/index.ts'), ['server code may not import screens']);
  assert.deepEqual(broken('platform/http/server.ts', '#platform/web/theme/theme.ts'), [
    'server code may not import screens',
  ]);
  assert.deepEqual(broken('apps/web/screens.ts', '#services/coding/screens/index.ts'), []);
});

test('the visual language stands on the kernel alone', () => {
  assert.deepEqual(broken('platform/web/kit/card.tsx', '#platform/kernel/errors.ts'), []);
  assert.deepEqual(broken('platform/web/kit/card.tsx', '#platform/http/problems.ts', 'import type { A } from'), [
    'web may import only kernel',
  ]);
});

test('a test is not there to be imported', () => {
  assert.deepEqual(broken('platform/audit/record.ts', './record.test.ts'), ['a test is not there to be imported']);
});
