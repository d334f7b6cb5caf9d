import assert from 'node:assert/strict';
import test from 'node:test';
import { serverSettings } from './settings.ts';

test('by default a demonstration is served to this machine only', () => {
  const { port, host, demonstration, local, publicUrl } = serverSettings({});
  assert.deepEqual(
    { port, host, demonstration, local, publicUrl: publicUrl.href },
    { port: 3000, host: '127.0.0.1', demonstration: true, local: true, publicUrl: 'http://localhost:3000/' },
  );
});

test('known passwords are not offered to a network, nor a simulated calendar to real data', () => {
  assert.throws(() => serverSettings({ HOST: '0.0.0.0' }), /^Error: HOST: demonstration accounts/);
  assert.doesNotThrow(() => serverSettings({ HOST: '0.0.0.0', CABINET_DEMO: '0' }));
  assert.doesNotThrow(() => serverSettings({ HOST: '0.0.0.0', CABINET_DEMO: 'public' }));
  const simulated = { CABINET_CLOCK: '2027-03-28T08:00:00Z' };
  assert.throws(() => serverSettings({ ...simulated, CABINET_DEMO: '0' }), /^Error: CABINET_CLOCK: a simulated/);
  assert.doesNotThrow(() => serverSettings(simulated));
});
