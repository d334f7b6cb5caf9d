import { arrows } from './arrows.ts';
import { conformity } from './conformity.ts';
import { deadCode } from './dead-code.ts';
import { format } from './format.ts';
import { generated } from './generated.ts';
import { lint } from './lint.ts';
import { machinePathsCheck } from './machine-paths.ts';
import { passed, type Check, type Outcome } from './outcome.ts';
import { sizes } from './sizes.ts';
import { types } from './types.ts';

/** `npm run check`: everything about the code that no test shows. All run; the table comes last. */
const CHECKS: readonly Check[] = [
  types,
  lint,
  format,
  arrows,
  deadCode,
  sizes,
  machinePathsCheck,
  generated,
  conformity,
];
const PROBLEMS_SHOWN = 40;

const rows: { name: string; outcome: Outcome; seconds: number }[] = [];
for (const check of CHECKS) {
  const started = performance.now();
  const outcome = await run(check);
  rows.push({ name: check.name, outcome, seconds: (performance.now() - started) / 1000 });
  if (outcome.problems.length > 0) {
    const more = outcome.problems.length - PROBLEMS_SHOWN;
    console.log(`\n${check.name}`);
    for (const problem of outcome.problems.slice(0, PROBLEMS_SHOWN)) console.log(`  ${problem}`);
    if (more > 0) console.log(`  … and ${more} more`);
  }
}

console.log('');
for (const { name, outcome, seconds } of rows) {
  const figures = [
    `${outcome.inspected} ${outcome.unit}`,
    ...(outcome.problems.length > 0 ? [`${outcome.problems.length} problems`] : []),
    ...(outcome.note === undefined ? [] : [outcome.note]),
  ];
  console.log(
    `${passed(outcome) ? '✔' : '✖'} ${name.padEnd(26)} ${`${seconds.toFixed(1)} s`.padStart(7)}  ${figures.join(', ')}`,
  );
}
if (!rows.every(({ outcome }) => passed(outcome))) process.exitCode = 1;

/** A check that breaks is a failed check, and the others still run. */
async function run(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    return { inspected: 0, unit: 'things', problems: [`the check itself broke: ${String(error)}`] };
  }
}
