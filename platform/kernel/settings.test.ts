import assert from 'node:assert/strict';
import test from 'node:test';
import { readSettings, reads, setting } from './settings.ts';

const declared = {
  port: setting({ variable: 'PORT', about: '', fallback: '3000', read: reads.port }),
  url: setting({ variable: 'PUBLIC_URL', about: '', fallback: null, read: reads.url }),
  mode: setting({ variable: 'MODE', about: '', fallback: 'calm', read: reads.oneOf('calm', 'busy') }),
  start: setting({ variable: 'START', about: '', fallback: null, read: reads.instant }),
};

test('absent and empty variables take their default', () => {
  assert.deepEqual(readSettings(declared, { PORT: ' ', MODE: '' }), {
    port: 3000,
    url: null,
    mode: 'calm',
    start: null,
  });
});

test('a variable that is not understood is named with its rule', () => {
  const refusal = (environment: Record<string, string>) => {
    try {
      readSettings(declared, environment);
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.deepEqual(
    [
      refusal({ PORT: '70000' }),
      refusal({ PORT: '3e3' }),
      refusal({ PUBLIC_URL: 'cabinet' }),
      refusal({ MODE: 'wild' }),
      refusal({ START: 'tomorrow' }),
      refusal({ PORT: '0', PUBLIC_URL: 'https://cabinet.example', MODE: 'busy', START: '2027-03-28T08:00:00Z' }),
    ],
    [
      'PORT: must be a port number between 0 and 65535',
      'PORT: must be a port number between 0 and 65535',
      'PUBLIC_URL: must be a URL such as http://localhost:3000',
      'MODE: must be one of calm, busy',
      'START: must be an ISO 8601 instant such as 2027-03-28T08:00:00Z',
      'accepted',
    ],
  );
});
