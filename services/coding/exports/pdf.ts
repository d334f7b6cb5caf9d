import { NOTICES } from '../notices.ts';
import { PROFILE_TITLES } from '../rights.ts';
import { dotted, ROLE_TITLES } from '../validation-rules.ts';
import { ROLES, type Role } from '../engine/types.ts';
import type { CodedStay } from './coded-stay.ts';
import { PdfSheet } from './pdf-sheet.ts';

const HOSPITALIZATIONS: Readonly<Record<string, string>> = {
  ...{ HC: 'hospitalisation complète', HJ: 'hospitalisation de jour', HN: 'hospitalisation de nuit', SE: 'séances' },
};
const AVQ = {
  ...{ dressing: 'habillage et toilette', mobility: 'déplacement', eating: 'alimentation' },
  ...{ continence: 'continence', behaviour: 'comportement', communication: 'relation' },
} as const;

/**
 * The coded stay as a sheet to print: codes by role, severity and dependency, who validated, when and in what capacity,
 * what engine helped; the notices stand on every page (CIM-06, CIM-54).
 */
export async function codedStayPdf(coded: CodedStay): Promise<Buffer> {
  const { coding, stay } = coded;
  const sheet = await PdfSheet.begin([NOTICES.device, NOTICES.responsibility]);
  sheet.document.setTitle(`Codage du séjour ${stay.localId}`);
  sheet.document.setLanguage('fr-FR');
  sheet.document.setProducer('Cabinet');
  sheet.document.setCreationDate(new Date(coded.exportedAt));
  sheet.paragraph(coded.organization, { size: 9, second: true });
  sheet.paragraph(`Codage validé du séjour ${stay.localId}`, { size: 18 });
  sheet.paragraph(factsLine(stay), { size: 10, second: true });
  if (coded.former) sheet.paragraph('Version antérieure : une version plus récente existe.', { size: 10 });
  for (const { text } of coded.quality)
    sheet.paragraph(`Réserve sur le compte rendu : ${text}`, { size: 9, second: true });
  sheet.gap(8);
  for (const role of ROLES) codesOf(sheet, coded, role);
  sheet.rule();
  sheet.row([
    { text: 'Sévérité', size: 9, second: true },
    { text: severity(coded), size: 10, x: 110 },
  ]);
  sheet.row([
    { text: 'Dépendance', size: 9, second: true },
    { text: dependency(coded), size: 10, x: 110 },
  ]);
  sheet.rule();
  const who = `${coding.by.name}, ${PROFILE_TITLES[coding.by.profile]}, le ${moment(coding.at)}`;
  sheet.row([
    { text: 'Validé par', size: 9, second: true },
    { text: who, size: 10, x: 110 },
  ]);
  sheet.row([
    { text: 'Version', size: 9, second: true },
    { text: String(coding.version), size: 10, x: 110 },
  ]);
  sheet.row([
    { text: 'Moteur', size: 9, second: true },
    { text: coding.engine, size: 9, x: 110 },
  ]);
  const taken = `${coded.exportedBy}, le ${moment(coded.exportedAt)}`;
  sheet.row([
    { text: 'Exporté par', size: 9, second: true },
    { text: taken, size: 9, x: 110 },
  ]);
  return sheet.finish();
}

function codesOf(sheet: PdfSheet, { coding }: CodedStay, role: Role): void {
  const codes = coding.codes.filter((code) => code.role === role);
  sheet.rule();
  sheet.paragraph(`${role} · ${ROLE_TITLES[role]}`, { size: 10, second: true });
  if (codes.length === 0) sheet.paragraph('Aucun : confirmé par le valideur.', { size: 10 });
  for (const code of codes) {
    const origin = {
      accepted: '',
      replaced: code.replaces === null ? 'remplacé' : `remplace ${dotted(code.replaces)}`,
      'entered-by-user': 'saisi par l’utilisateur',
    };
    sheet.row([
      { text: dotted(code.code), size: 11, until: 80 },
      { text: code.label, size: 11, x: 84, until: 380 },
      { text: origin[code.origin], size: 9, second: true, x: 390 },
    ]);
  }
}

function factsLine({
  unit,
  hospitalization,
  admittedOn,
  dischargedOn,
  datesFrom,
  sex,
  birthYear,
}: CodedStay['stay']): string {
  const until = dischargedOn === null ? '' : ` au ${dayOf(dischargedOn)}`;
  const doubt = {
    person: '',
    report: ' (dates lues dans le compte rendu)',
    'import-day': ' (entrée non renseignée : jour de l’import)',
  };
  const dates = `du ${dayOf(admittedOn)}${until}${doubt[datesFrom]}`;
  const born = birthYear === null ? null : `né${sex === 'F' ? 'e' : ''} en ${birthYear}`;
  return [unit, HOSPITALIZATIONS[hospitalization], dates, sex, born].filter((part) => part !== null).join(' · ');
}

function severity({ coding }: CodedStay): string {
  return coding.severity === 'not-determined' ? 'non déterminée par le valideur' : `niveau ${coding.severity}`;
}

function dependency({ coding: { dependency: items } }: CodedStay): string {
  if (items === 'not-coded-here') return 'non codée ici';
  return Object.entries(AVQ)
    .map(([item, title]) => `${title} ${items[item as keyof typeof AVQ]}`)
    .join(' · ');
}

function dayOf(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });
}

function moment(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Paris');
  return at.toPlainDateTime().toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' });
}
