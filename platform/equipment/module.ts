import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { PARIS, type Clock } from '#platform/kernel/clock.ts';
import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Html } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Site } from '#platform/site/site.ts';
import { judgeBrowser } from './browsers.ts';
import {
  frenchDay,
  REQUIREMENTS_PAGE,
  requirementsBody,
  SELF_TEST_PAGE,
  SELF_TEST_SCRIPT,
  selfTestBody,
  unsuitedBody,
} from './pages.ts';

/** What one needs to work with Cabinet: said, tried, and looked at when the application opens. */
export const equipmentDeclaration: ModuleDeclaration = {
  name: 'equipment',
  title: 'Poste de travail',
  dependsOn: [],
};

/** What the application is told of the browser that asks for it (MAI-031). */
export type BrowserAdvice =
  | { readonly page: Html }
  /** A sentence for a banner; '' when nothing is to be said. */
  | { readonly banner: string };

export interface EquipmentNeeds {
  readonly site: Site;
  readonly clock: Clock;
  readonly publicUrl: URL;
}

export interface EquipmentModule extends RunningModule<Route, Job, Subscription> {
  readonly adviceFor: (userAgent: string) => BrowserAdvice;
}

const SAMPLE_BYTES = 1_000_000;

/** The module, given the dress of the public pages. */
export async function equipmentModule({ site, clock, publicUrl }: EquipmentNeeds): Promise<EquipmentModule> {
  const script = await readFile(new URL('./self-test.js', import.meta.url));
  // Random, so that no proxy makes it smaller.
  const sample = randomBytes(SAMPLE_BYTES);
  const today = () => clock.now().toZonedDateTimeISO(PARIS).toPlainDate().toString();
  const open = { access: 'public' } as const;
  return {
    ...{ declaration: equipmentDeclaration, jobs: [], subscriptions: [] },
    adviceFor: (userAgent) => adviceOn(site, userAgent, today()),
    routes: [
      route({
        ...{ method: 'GET', path: REQUIREMENTS_PAGE, ...open, answer: 'page', summary: 'Technical requirements' },
        handle: async () =>
          site.page({
            ...{ title: 'Exigences techniques', narrow: true, body: requirementsBody(today(), publicUrl) },
            description: 'Navigateurs, appareils, connexion et réseau nécessaires pour travailler avec Cabinet.',
          }),
      }),
      route({
        ...{ method: 'GET', path: SELF_TEST_PAGE, ...open, answer: 'page', summary: 'Self-test of a computer' },
        handle: async ({ request }) => {
          const { state } = judgeBrowser(request.headers['user-agent'] ?? '', today());
          return site.page({ title: 'Essayer ce poste', narrow: true, body: selfTestBody(state) });
        },
      }),
      route({
        ...{ method: 'GET', path: SELF_TEST_SCRIPT, ...open, answer: 'stream', summary: 'Script of the self-test' },
        handle: async ({ reply }) => {
          reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache');
          return script;
        },
      }),
      route({
        ...{ method: 'GET', path: '/api/equipment/sample', ...open, answer: 'stream', perMinute: 20 },
        summary: 'A megabyte of noise, to measure how fast it arrives',
        handle: async ({ reply }) => {
          reply.type('application/octet-stream');
          return sample;
        },
      }),
      route({
        ...{ method: 'POST', path: '/api/equipment/sample', ...open, perMinute: 20 },
        summary: 'Takes noise, to measure how fast it leaves; nothing of it is kept',
        upload: { maxFileBytes: SAMPLE_BYTES, maxFiles: 1 },
        answer: z.object({ bytes: z.int() }),
        handle: async ({ request }) => {
          let bytes = 0;
          for await (const part of request.parts({ limits: { fileSize: SAMPLE_BYTES, files: 1, fields: 0 } })) {
            if (part.type === 'file') for await (const chunk of part.file) bytes += (chunk as Buffer).length;
          }
          return { bytes };
        },
      }),
    ],
  };
}

function adviceOn(site: Site, userAgent: string, day: string): BrowserAdvice {
  const verdict = judgeBrowser(userAgent, day);
  if (verdict.state === 'suited') return { banner: '' };
  if (verdict.state === 'near') {
    const until = frenchDay(verdict.until);
    return {
      banner: `Votre navigateur ne suffira plus à partir du ${until} : mettez-le à jour, et gardez-en un second à jour sous la main.`,
    };
  }
  const answer = site.page({ title: 'Navigateur trop ancien', narrow: true, body: unsuitedBody(day) });
  if ('location' in answer) throw new Error('advice is never a way on');
  return { page: answer.document };
}
