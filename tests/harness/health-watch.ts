import { setTimeout as pause } from 'node:timers/promises';

/** Measures how long an address takes to answer, again and again, until told to end; then sends every figure, in ms. */
const [, , address = ''] = process.argv;
const waits: number[] = [];
const ended = new AbortController();
process.once('message', () => ended.abort());
while (!ended.signal.aborted) {
  const begun = performance.now();
  const response = await fetch(address);
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  waits.push(performance.now() - begun);
  await pause(20);
}
if (process.send === undefined) console.log(waits.join('\n'));
else process.send(waits, () => process.disconnect?.());
