import type { TestContext } from 'node:test';
import { auditDeclaration } from '#platform/audit/module.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer } from '#platform/http/testing.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { SiteAssets } from '#platform/site/assets.ts';
import { Site } from '#platform/site/site.ts';
import type { AccountsNeeds } from './desk.ts';
import { accountsDeclaration, accountsModule } from './module.ts';

/** The room over databases of its own, its clocks in hand, mails and SMS as they would leave. */
export async function testAccounts(test: Pick<TestContext, 'after'>) {
  const { databases } = await testDatabases(test, [
    ...[auditDeclaration, jobsDeclaration, httpDeclaration, notificationsDeclaration, accountsDeclaration],
  ]);
  const clock = new FixedClock('2026-11-23T08:00:00Z');
  const machine = new FixedClock('2026-11-23T08:00:00Z');
  const sent: { readonly to: string; readonly text: string }[] = [];
  const send = async (_transaction: unknown, message: { readonly to: string; readonly text: string }) => {
    sent.push({ to: message.to, text: message.text });
    return '';
  };
  const needs: AccountsNeeds = {
    ...{ commons: databases.commons, mail: { send }, sms: { send }, codes: simpleCodes(), clock, machine },
    ...{ secure: false, publicUrl: new URL('http://localhost'), codeCountries: new Set(['FR', 'BE']) },
  };
  const site = new Site({ assets: await SiteAssets.load(), demonstration: false });
  const room = accountsModule(needs, site, NO_FILES);
  const server = await testServer(test, { databases, modules: [room], sessions: [room.sessionSource] });
  return { needs, server, databases, clock, machine, sent };
}

/** Codes that serve once; their other rules are those of identity, and tested there. */
function simpleCodes(): AccountsNeeds['codes'] {
  const good = new Map<string, string>();
  return {
    issue: async (_transaction, { subject }) => {
      const code = String(100_000 + good.size);
      good.set(subject, code);
      return { code, minutes: 10 };
    },
    verify: async ({ subject }, code) => {
      if (good.get(subject) !== code) throw new Invalid('identity.wrong-code', 'Ce code n’est pas le bon.');
      good.set(subject, '');
    },
  };
}

/** Nobody's file is joined: the patients room tests what is done with one. */
const NO_FILES: Parameters<typeof accountsModule>[2] = {
  ...{ filesOf: async () => [], bansOf: async () => [], openingsOf: async () => [], liftBan: async () => {} },
  ...{ setBan: async () => '', leave: async () => {}, practice: async () => ({ name: '', professionals: [] }) },
};
