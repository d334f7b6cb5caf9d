import { momentOf } from '#platform/site/french.ts';
import { nameOf, professionalOf, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { NewDecision } from '../api/moderation.ts';
import type { CommonsTransaction, DirectoryNeeds } from '../needs.ts';
import { caseNumber } from './opening.ts';
import type { CaseRow } from './reading.ts';
import { CaseText } from './sealing.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'keys' | 'mail' | 'people' | 'shown'>;

/** What happened, in the subject of a letter and in its first sentence. */
function whatHappened(given: NewDecision, title: string): readonly [subject: string, sentence: string] {
  if (given.kind === 'withdrawn')
    return ['Un document montré aux patients a été retiré', `le document « ${title} » a été retiré`];
  if (given.kind === 'deleted') {
    return ['Une mention de votre profil public a été retirée', 'une mention de votre profil public a été retirée'];
  }
  if (given.kind === 'suspended' && given.field === 'document') {
    return ['Un document montré aux patients est suspendu', `le document « ${title} » n’est plus montré aux patients`];
  }
  return ['Votre page publique est suspendue', 'votre page publique n’est plus montrée'];
}

/**
 * Tells whoever wrote it what is no longer shown, why, and how to contest (MAI-283, MAI-286): the author of a document,
 * else the professional concerned.
 */
export async function tellAuthor(
  needs: Needs,
  context: PracticeContext,
  transaction: CommonsTransaction,
  found: CaseRow,
  given: NewDecision,
): Promise<void> {
  if (found.organization_id === null || found.professional_id === null) return;
  const database = await needs.databases.organization(found.organization_id);
  const professional = await professionalOf(database, found.professional_id);
  const document = found.document_id === null ? null : await needs.shown.describe(database, found.document_id);
  const ids = [document?.authorId ?? null, professional.personId].filter((id) => id !== null);
  const people = await Promise.all(ids.map((id) => needs.people.findPerson(transaction, id)));
  const author = people.find((person) => person !== null);
  if (author === undefined || author === null) return;
  const number = caseNumber(found.number);
  const [subject, sentence] = whatHappened(given, document?.title ?? '');
  await needs.mail.send(transaction, {
    ...{ to: author.email, subject: `${subject} (${number})`, at: context.now },
    text: [
      `${nameOf(professional)}, ${sentence} après le signalement ${number}.`,
      `Motif : ${given.ground}`,
      'Vous pouvez contester cette décision depuis « Profil public » : dites pourquoi, une autre lecture sera faite.',
    ].join('\n\n'),
    ...{ kind: `directory.case-${given.kind}`, key: `directory.case-${given.kind}:${number}` },
    organizationId: found.organization_id,
  });
}

const OUTCOMES: Readonly<Record<NewDecision['kind'], string>> = {
  kept: 'Après lecture, le contenu reste en place.',
  deleted: 'La mention a été retirée.',
  suspended: 'Le contenu n’est plus montré.',
  withdrawn: 'Le document a été retiré.',
  termination: 'Une mesure a été prise contre le praticien.',
};

/** Tells whoever reported that their report was treated, and when (MAI-285). */
export async function tellReporter(
  needs: Pick<Needs, 'keys' | 'mail'>,
  transaction: CommonsTransaction,
  found: CaseRow,
  kind: NewDecision['kind'],
  now: Temporal.Instant,
): Promise<void> {
  const contact = (await CaseText.open(needs)).unseal('directory.cases.contact', found.contact_sealed);
  const to = /<([^<>]+)>$/.exec(contact)?.[1];
  if (to === undefined) return;
  const number = caseNumber(found.number);
  await needs.mail.send(transaction, {
    ...{ to, subject: `Votre signalement ${number} a été traité`, at: now },
    text: [`Votre signalement ${number} a été traité le ${momentOf(now)}.`, OUTCOMES[kind]].join('\n\n'),
    ...{ kind: 'directory.case-treated', key: `directory.case-treated:${number}` },
  });
}
