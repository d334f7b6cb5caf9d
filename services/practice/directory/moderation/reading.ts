import type { Selectable } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import type { DirectoryCases } from '#platform/database/tables/commons.ts';
import { nameOf, professionalOf, requireRight, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { CaseKind, CaseLine, CaseView, DecisionsAbout } from '../api/moderation.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { pageOf } from '../profile/pages.ts';
import { caseNumber } from './opening.ts';
import { CaseText } from './sealing.ts';

export type CaseRow = Selectable<DirectoryCases>;

/** What waits, oldest first, then what was decided, newest first. */
export async function listCases(commons: Commons, now: Temporal.Instant): Promise<CaseLine[]> {
  const rows = await commons.selectFrom('directory.cases').selectAll().orderBy('number').execute();
  const lines = rows.map((row) => lineOf(row, now));
  return [
    ...lines.filter(({ closedAt }) => closedAt === null),
    ...lines.filter(({ closedAt }) => closedAt !== null).toReversed(),
  ];
}

/** @throws {NotFound} `directory.case-not-found` */
export async function caseRow(commons: Commons, number: number): Promise<CaseRow> {
  const row = await commons.selectFrom('directory.cases').selectAll().where('number', '=', number).executeTakeFirst();
  if (row === undefined) throw new NotFound('directory.case-not-found', 'Ce signalement n’existe pas.');
  return row;
}

/** One case with what was reported, what stands there now and what was decided. */
export async function readCase(
  needs: Pick<DirectoryNeeds, 'databases' | 'keys' | 'shown'>,
  number: number,
  now: Temporal.Instant,
): Promise<CaseView> {
  const { commons } = needs.databases;
  const text = await CaseText.open(needs);
  const row = await caseRow(commons, number);
  const decisions = await commons
    .selectFrom('directory.decisions')
    .selectAll()
    .where('case_number', '=', number)
    .orderBy('decided_at')
    .execute();
  return {
    ...lineOf(row, now),
    reason: text.unseal('directory.cases.reason', row.reason_sealed),
    contact: text.unseal('directory.cases.contact', row.contact_sealed),
    present: await presentOf(needs, row),
    document: await documentOf(needs, row),
    decisions: decisions.map((one) => ({
      ...{ id: one.id, kind: one.kind as CaseView['decisions'][number]['kind'], ground: one.ground },
      field: one.field as CaseView['decisions'][number]['field'],
      former: one.former_sealed === null ? null : text.unseal('directory.decisions.former', one.former_sealed),
      ...{ decidedBy: one.decided_by_name, decidedAt: one.decided_at },
      ...{ liftedBy: one.lifted_by_name, liftedAt: one.lifted_at },
      ...{ secondBy: one.second_by_name, secondAt: one.second_at, contestedAt: one.contested_at },
      contest: one.contest_sealed === null ? null : text.unseal('directory.decisions.contest', one.contest_sealed),
      ...{ outcome: one.outcome, outcomeAt: one.outcome_at },
    })),
  };
}

async function presentOf(needs: Pick<DirectoryNeeds, 'databases'>, row: CaseRow): Promise<CaseView['present']> {
  const { organization_id: organizationId, professional_id: professionalId } = row;
  if (organizationId === null || professionalId === null) return null;
  const database = await needs.databases.organization(organizationId);
  const page = await pageOf(database, professionalId);
  return {
    name: nameOf(await professionalOf(database, professionalId)),
    ...{ presentation: page.presentation, tariffs: page.tariffs.map(({ label }) => label), photoId: page.photoId },
    logoId: page.logoId,
  };
}

async function documentOf(
  { databases, shown }: Pick<DirectoryNeeds, 'databases' | 'shown'>,
  row: CaseRow,
): Promise<CaseView['document']> {
  if (row.organization_id === null || row.document_id === null) return null;
  const found = await shown.describe(await databases.organization(row.organization_id), row.document_id);
  return found === null ? null : { title: found.title, state: found.state };
}

/**
 * The document of a case, for whoever must judge it.
 * @throws {NotFound} `directory.document-gone`
 */
export async function reportedDocument(
  { databases, shown }: Pick<DirectoryNeeds, 'databases' | 'shown'>,
  number: number,
): Promise<{ readonly organizationId: string; readonly database: OrganizationDatabase; readonly contentId: string }> {
  const { organization_id: organizationId, document_id: documentId } = await caseRow(databases.commons, number);
  if (organizationId !== null && documentId !== null) {
    const database = await databases.organization(organizationId);
    const found = await shown.describe(database, documentId);
    if (found !== null) return { organizationId, database, contentId: found.contentId };
  }
  throw new NotFound('directory.document-gone', 'Ce signalement ne concerne aucun document, ou il est effacé.');
}

/** What was decided about somebody, newest first, for them to read and contest (MAI-286). */
export async function decisionsOn(
  { databases }: Pick<DirectoryNeeds, 'databases'>,
  context: PracticeContext,
  professionalId: string,
): Promise<DecisionsAbout> {
  requireRight(context, 'directory.profile.write', professionalId);
  const rows = await databases.commons
    .selectFrom('directory.decisions as decision')
    .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
    .selectAll('decision')
    .where('reported.organization_id', '=', context.organizationId)
    .where('reported.professional_id', '=', professionalId)
    .where('decision.kind', 'in', ['deleted', 'suspended', 'withdrawn'])
    .orderBy('decision.decided_at', 'desc')
    .execute();
  const decisions = rows.map((one) => ({
    ...{ id: one.id, number: caseNumber(one.case_number), kind: one.kind, field: one.field, ground: one.ground },
    ...{ decidedAt: one.decided_at, liftedAt: one.lifted_at, contestedAt: one.contested_at, outcome: one.outcome },
  }));
  // The checks of the table admit no other word.
  return { decisions: decisions as DecisionsAbout['decisions'] };
}

function lineOf(row: CaseRow, now: Temporal.Instant): CaseLine {
  const until = row.closed_at === null ? now : Temporal.Instant.from(row.closed_at);
  return {
    ...{ number: caseNumber(row.number), kind: row.kind as CaseKind, origin: row.origin as CaseLine['origin'] },
    ...{ place: row.place, openedAt: row.opened_at, closedAt: row.closed_at },
    ageHours: Math.floor(until.since(Temporal.Instant.from(row.opened_at)).total('hours')),
  };
}
