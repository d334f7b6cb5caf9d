import type { Act } from '#platform/kernel/act.ts';
import type { OpeningLine } from '../api/access.ts';
import type { OwnBan, OwnFile } from '../api/own-account.ts';
import type { PatientsNeeds } from '../needs.ts';
import { bansOfAccount, liftOwnBan, setOwnBan } from './own-bans.ts';
import { filesOf, joinByKnownContact, openingsForAccount, type KnownPerson } from './joining.ts';
import { leaveEveryFile } from './leaving.ts';

/** An act of a patient in their own account: `actor.id` is the account. */
export interface AccountAct {
  readonly accountId: string;
  readonly act: Act;
}

/**
 * What the patient's own account does with the practices that follow them. The account and its relatives are the
 * accounts room's; a file is joined to an account only after a proof of identity, until the account is closed (MAI-089).
 */
export interface PatientAccounts {
  /** Files joined to an account now; those of merged files answer as the kept one. */
  filesOf(accountId: string): Promise<readonly OwnFile[]>;
  /**
   * Joins the file of a practice that knows this person: same birth name, first name and birth date, and a telephone or
   * mail that the account proved it holds. Nothing is joined when two files fit.
   * @returns the file, or null when none is proved to be theirs
   */
  joinByKnownContact(by: AccountAct, organizationId: string, person: KnownPerson): Promise<string | null>;
  /** Parts the account from every file before it is closed; its bans stay, for each practice to lift at the patient's word. */
  leave(by: AccountAct): Promise<void>;
  /** Bans of this account, lifted ones included. */
  bansOf(accountId: string): Promise<readonly OwnBan[]>;
  /**
   * Bans one professional, or everyone, from a file joined to the account; felt at the next request (MAI-271).
   * @throws {NotFound} `patients.account-file-not-found`
   */
  setBan(by: AccountAct, fileId: string, professionalId: string | null): Promise<string>;
  /** @throws {NotFound} `patients.opposition-not-found` */
  liftBan(by: AccountAct, banId: string): Promise<void>;
  /** Who opened a file joined to the account, the latest first (MAI-275). @throws {NotFound} */
  openingsOf(accountId: string, fileId: string): Promise<readonly OpeningLine[]>;
}

/** The port, given what the room works with. */
export function patientAccounts(needs: PatientsNeeds): PatientAccounts {
  return {
    filesOf: (accountId) => filesOf(needs, accountId),
    joinByKnownContact: (by, organizationId, person) => joinByKnownContact(needs, by, organizationId, person),
    leave: (by) => leaveEveryFile(needs, by),
    bansOf: (accountId) => bansOfAccount(needs, accountId),
    setBan: (by, fileId, professionalId) => setOwnBan(needs, by, fileId, professionalId),
    liftBan: (by, banId) => liftOwnBan(needs, by, banId),
    openingsOf: (accountId, fileId) => openingsForAccount(needs, accountId, fileId),
  };
}
