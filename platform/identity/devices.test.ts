import assert from 'node:assert/strict';
import test from 'node:test';
import { deviceName, isHandheld } from './devices.ts';

test('a browser is named as people call it', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36';
  const agents = [
    ...[chrome, `${chrome} Edg/156.0`, 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'],
    'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Mobile/15E148 Safari/604.1',
    ...['curl/8.14', null],
  ];
  assert.deepEqual(agents.map(deviceName), [
    ...['Chrome sur Windows', 'Edge sur Windows', 'Firefox sur Linux', 'Safari sur iPhone'],
    ...['Appareil inconnu', 'Appareil inconnu'],
  ]);
  assert.deepEqual(agents.map(isHandheld), [false, false, false, true, false, false]);
});
