import { createDemonstration } from './demonstration.ts';
import type { Rooms } from './rooms.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** The last lines of a start: where to click, and with which account. */
export async function welcome(around: OpenedSurroundings, rooms: Rooms, url: URL): Promise<void> {
  const { settings, report, folder } = around;
  const pro = new URL('/pro', url).href;
  if (settings.demonstration) {
    report.step('Démonstration');
    const people = await createDemonstration(around, rooms, url);
    report.line('');
    report.line('Données de démonstration : toutes les personnes sont inventées.');
    for (const { organization, function: duty, email, password } of people) {
      report.line(`  ${organization}, ${duty} : ${email} / ${password}`);
    }
    report.line(`  (avec les secrets du second facteur et les jetons d’API : ${folder.demo})`);
  } else {
    const link = await rooms.organizations.organizations.createOperatorLink();
    if (link !== null) report.line(`Premier exploitant, lien à usage unique : ${link}`);
  }
  report.line('');
  report.line(`Espace professionnel : ${pro}`);
  report.line(`Cabinet is ready on ${url.origin}`);
}
