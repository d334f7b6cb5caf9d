import type { Act } from '#platform/kernel/act.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Commons } from '#platform/database/databases.ts';
import { refuseWeak } from '#platform/identity/module.ts';
import { isConsumerAddress } from './addresses.ts';
import { kindOfCategory, type Category } from './categories.ts';
import { grantRole } from './grants.ts';
import { putMember, type ReferentKind } from './members.ts';
import { findOrganization, inOrganization, type CommonsTransaction, type Office } from './office.ts';
import { insertOrganization } from './organizations.ts';
import { REFERENT_ROLE } from './roles.ts';
import { hashOf, makeSecret } from './secrets.ts';
import { mailOfKnownAccount, mailOfSignUp, SIGN_UP_HOURS } from './sign-up-mails.ts';
import { signUpErrors, type SignUpForm } from './sign-up-form.ts';

/** Named accesses of a new establishment until its contract says otherwise (CIM-21). */
const SEATS_AT_SIGN_UP = 5;

/** What became of a confirmation. */
export type SignUpState = 'done' | 'to-review';

/**
 * Takes a request to open an account and mails a link to confirm the address (CIM-12 to CIM-14). The answer is the
 * same for an address that has an account.
 * @throws {Invalid} `organizations.sign-up-refused`, naming each field; nothing is saved
 */
export async function requestSignUp(office: Office, act: Act, form: SignUpForm): Promise<void> {
  const errors = signUpErrors(form);
  if (errors.length > 0)
    throw new Invalid('organizations.sign-up-refused', 'Certaines informations sont à corriger.', errors);
  const at = office.clock.now();
  const id = newId();
  const { secret, hash } = makeSecret();
  await office.databases.commons.transaction().execute(async (transaction) => {
    if ((await office.people.findPersonByEmail(transaction, form.email)) === null) {
      await insertRequest(transaction, { id, form, hash, at });
      await office.mail.send(transaction, mailOfSignUp(id, form, signUpLink(office, secret), at));
    } else {
      await office.mail.send(transaction, mailOfKnownAccount(id, form, new URL('/pro', office.publicUrl).href, at));
    }
    await recordAct(transaction, act, { action: 'organizations.sign-up.asked', object: { kind: 'sign-up', id }, at });
  });
}

/** The request behind a link's secret. @throws {Invalid} `organizations.sign-up-link-refused` */
export async function openSignUp(office: Office, database: Commons, secret: string, lock = false) {
  const query = database
    .selectFrom('organizations.sign_ups')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('state', 'in', ['sent', 'approved'])
    .where('expires_at', '>', office.clock.now().toString());
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row !== undefined) return row;
  throw new Invalid(
    'organizations.sign-up-link-refused',
    'Ce lien a déjà servi ou a expiré. Recommencez votre demande.',
    [{ field: 'token', rule: 'expired', message: 'Lien utilisé ou expiré.' }],
  );
}

/**
 * Confirms the address and opens the account: one organisation, its database, its referent. An address of a consumer
 * domain waits for the operator's check instead (CIM-16).
 * @throws {Invalid} `organizations.sign-up-link-refused`, `identity.password-weak`
 */
export async function confirmSignUp(
  office: Office,
  act: Act,
  given: { readonly token: string; readonly password: string },
): Promise<SignUpState> {
  const { commons } = office.databases;
  const seen = await openSignUp(office, commons, given.token);
  const known = [seen.person_name, seen.email, seen.establishment];
  refuseWeak(await office.people.examinePassword(given.password, known), 'password');
  if (seen.state === 'sent' && isConsumerAddress(seen.email)) return holdForReview(office, act, given.token);
  const organizationId = newId();
  await office.databases.create(organizationId);
  try {
    await inOrganization(office, { organizationId, act }, async (transaction) => {
      const request = await openSignUp(office, transaction, given.token, true);
      const by = await open(office, transaction, request, { organizationId, act, password: given.password });
      const object = { kind: 'organization', id: organizationId };
      return { result: undefined, by, trace: { action: 'organizations.organization.created', object } };
    });
  } catch (error) {
    // When it did open, only the answer of the commit was lost: the commons keep the line of the confirmation.
    if (!(await hasOpened(commons, seen.id, organizationId))) {
      await office.databases.drop(organizationId);
      throw error;
    }
  }
  return 'done';
}

/** Waits for the transaction of the opening, which may outlive its connection: it holds the lock on this row. */
async function hasOpened(database: Commons, signUpId: string, organizationId: string): Promise<boolean> {
  const row = await database
    .selectFrom('organizations.sign_ups')
    .select('organization_id')
    .where('id', '=', signUpId)
    .forUpdate()
    .executeTakeFirst();
  return row?.organization_id === organizationId;
}

export function signUpLink(office: Office, secret: string): string {
  return new URL(`/pro/inscription/confirmer#${secret}`, office.publicUrl).href;
}

async function holdForReview(office: Office, act: Act, secret: string): Promise<'to-review'> {
  await office.databases.commons.transaction().execute(async (transaction) => {
    const { id } = await openSignUp(office, transaction, secret, true);
    await transaction.updateTable('organizations.sign_ups').set({ state: 'to-review' }).where('id', '=', id).execute();
    const object = { kind: 'sign-up', id };
    await recordAct(transaction, act, { action: 'organizations.sign-up.held', object, at: office.clock.now() });
  });
  return 'to-review';
}

type Request = Awaited<ReturnType<typeof openSignUp>>;

/** @returns the act as the person's own, now that there is one. */
async function open(
  office: Office,
  transaction: CommonsTransaction,
  request: Request,
  given: { readonly organizationId: string; readonly act: Act; readonly password: string },
): Promise<Act> {
  const { organizationId, act, password } = given;
  const category = request.category as Category;
  const kind = kindOfCategory(category);
  await insertOrganization(office, transaction, organizationId, {
    ...{ name: kind === 'individual' ? request.person_name : request.establishment, kind, category },
    ...{ services: office.signUp.services, seats: SEATS_AT_SIGN_UP },
    billing: { name: request.billing_name, address: request.billing_address, siret: request.siret },
  });
  const known = await office.people.findPersonByEmail(transaction, request.email);
  const person = { email: request.email, name: request.person_name, function: request.person_function, password };
  const personId = known?.id ?? (await office.people.createPerson(transaction, person));
  const referent: ReferentKind = category === 'tim' || kind === 'establishment' ? 'administrative' : 'medical';
  await putMember(office, transaction, { organizationId, personId, function: request.person_function, referent });
  const organization = await findOrganization(transaction, organizationId);
  for (const role of [REFERENT_ROLE, ...office.signUp.rolesOf(category)]) {
    await grantRole(office, transaction, organization, { personId, role }, null);
  }
  const done = { state: 'done', organization_id: organizationId };
  await transaction.updateTable('organizations.sign_ups').set(done).where('id', '=', request.id).execute();
  const by: Act = { ...act, actor: { kind: 'person', id: personId, name: request.person_name } };
  const trace = { object: { kind: 'organization', id: organizationId }, at: office.clock.now() };
  await recordAct(transaction, by, { action: 'organizations.sign-up.confirmed', ...trace });
  return by;
}

async function insertRequest(
  transaction: CommonsTransaction,
  { id, form, hash, at }: { id: string; form: SignUpForm; hash: string; at: Temporal.Instant },
): Promise<void> {
  const { billing } = form;
  await transaction
    .insertInto('organizations.sign_ups')
    .values({
      ...{ id, state: 'sent', category: form.category, person_name: form.name, person_function: form.function },
      ...{ email: form.email, establishment: form.establishment, secret_hash: hash },
      ...{ billing_name: billing.name, billing_address: billing.address, siret: billing.siret },
      ...{ created_at: at.toString(), expires_at: at.add({ hours: SIGN_UP_HOURS }).toString() },
    })
    .execute();
}
