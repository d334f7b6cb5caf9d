import { z } from 'zod';
import type { Commons } from '#platform/database/databases.ts';
import type { MountedModule } from '#platform/http/route.ts';
import type { SessionSource } from '#platform/http/session.ts';
import { job, type Job } from '#platform/jobs/job.ts';
import { identityDeclaration } from './declaration.ts';
import { createDesk, type Desk, type DeskNeeds } from './desk.ts';
import { addressesOf, type PastAddress } from './details/past-addresses.ts';
import { markRefused, type RefusedMail } from './details/refused-addresses.ts';
import { sweepExpired } from './forgotten-password.ts';
import { oneTimeCodes, type OneTimeCodes } from './one-time-codes.ts';
import { examinePassword } from './password-guessing.ts';
import type { PasswordVerdict } from './password-rule.ts';
import { createPerson, findPerson, findPersonByEmail, type NewPerson, type Person } from './persons.ts';
import { detailRoutes } from './routes/details.ts';
import { meRoute, type MeNeeds } from './routes/me.ts';
import { mobileRoutes } from './routes/mobile.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { passwordRoutes } from './routes/passwords.ts';
import { proSanteConnectRoutes } from './routes/pro-sante-connect.ts';
import { putLink } from './pro-sante-connect/linking.ts';
import type { ProviderSettings } from './pro-sante-connect/settings.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { closeSessionsOf, sessionSource } from './sessions.ts';

export { identityDeclaration } from './declaration.ts';
export { PASSWORD_ADVICE } from './password-advice.ts';
export { refuseWeak } from './password-rule.ts';
export type { Mailer, MailToSend } from './desk.ts';
export { PRO_SANTE_CONNECT_CALLBACK } from './routes/pro-sante-connect.ts';
export { smsOfCode } from './one-time-codes.ts';
export type { OwnOrganization } from './routes/me.ts';
export type { NewPerson, OneTimeCodes, PasswordVerdict, Person };

export type IdentityNeeds = DeskNeeds & MeNeeds & { readonly proSanteConnect: ProviderSettings | null };

/** What other rooms may do with people; each function takes the caller's transaction, and the journal is theirs. */
export interface People {
  createPerson(transaction: Commons, given: NewPerson): Promise<string>;
  findPerson(database: Commons, id: string): Promise<Person | null>;
  findPersonByEmail(database: Commons, email: string): Promise<Person | null>;
  /** Judges a password against the rule (CIM-19) and what is known of the person. */
  examinePassword(password: string, known: readonly string[]): Promise<PasswordVerdict>;
  /** Links a national identity to a person, as a demonstration does; people link their own. */
  linkNationalIdentity(transaction: Commons, personId: string, subject: string): Promise<void>;
  /** The addresses that an account has and had, with when. */
  addressesOf(database: Commons, personId: string): Promise<readonly PastAddress[]>;
  /** Notes that mail to an account's address is refused for good. */
  markRefused(transaction: Commons, refused: RefusedMail): Promise<void>;
  /** Closes every session of a person at once. */
  closeSessions(transaction: Commons, personId: string): Promise<number>;
}

export interface IdentityModule extends MountedModule {
  readonly sessionSource: SessionSource;
  readonly people: People;
  /** Codes by SMS or mail, for any room that must know who holds a telephone or a mailbox. */
  readonly codes: OneTimeCodes;
  /** Deletes sessions, links and counters past their time; the daily job does it too. */
  readonly sweepExpired: () => Promise<void>;
  readonly jobs: readonly Job[];
  readonly subscriptions: readonly never[];
}

/** Raises the room: routes to mount, the source of sessions for the doors, and people for the rooms above. */
export function identityModule(needs: IdentityNeeds): IdentityModule {
  const desk = createDesk(needs);
  return {
    declaration: identityDeclaration,
    routes: [
      ...signInRoutes(desk),
      meRoute(desk, needs),
      ...passwordRoutes(desk),
      ...sessionRoutes(desk),
      ...secondFactorRoutes(desk),
      ...mobileRoutes(desk),
      ...detailRoutes(desk),
      ...passkeyRoutes(desk),
      ...proSanteConnectRoutes(desk, needs.proSanteConnect),
    ],
    jobs: [sweepJob(desk)],
    subscriptions: [],
    sessionSource: sessionSource(desk),
    people: {
      ...{ findPerson, findPersonByEmail, examinePassword },
      createPerson: (transaction, given) => createPerson(desk, transaction, given),
      linkNationalIdentity: (transaction, personId, subject) =>
        putLink(transaction, personId, subject, desk.machine.now()),
      ...{ markRefused, addressesOf },
      closeSessions: (transaction, personId) => closeSessionsOf(transaction, personId, null),
    },
    codes: oneTimeCodes(desk),
    sweepExpired: () => sweepExpired(desk),
  };
}

function sweepJob(desk: Desk): Job {
  return job({
    name: 'identity.sweep',
    perOrganization: false,
    schedule: { cron: '40 3 * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: () => sweepExpired(desk),
  });
}
