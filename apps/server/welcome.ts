import { createDemonstration, type DemoPerson } from './demonstration.ts';
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
    for (const line of firstSteps(people, url)) report.line(`  ${line}`);
    report.line(`  Les autres comptes, secrets du second facteur et jetons d’API : ${folder.demo}`);
  } else {
    const link = await rooms.organizations.organizations.createOperatorLink();
    if (link !== null) report.line(`Premier exploitant, lien à usage unique : ${link}`);
  }
  report.line('');
  report.line(`Espace professionnel : ${pro}`);
  report.line(`Cabinet is ready on ${url.origin}`);
}

/** What each service opens with: who comes to it, by which page. */
const DOORS: readonly { readonly service: string; readonly title: string; readonly path: string }[] = [
  { service: 'practice', title: 'Cabinet médical', path: '/pro/agenda' },
  { service: 'coding', title: 'Codage', path: '/pro/codage' },
  { service: 'operator', title: 'Exploitation', path: '/pro/moderation' },
];

/** One line a service, with the account to try first and the page to open. */
export function firstSteps(people: readonly DemoPerson[], url: URL): readonly string[] {
  const lines = DOORS.flatMap(({ service, title, path }) => {
    const first = people.find((person) => person.service === service);
    if (first === undefined) return [];
    const { email, password, secondFactor, function: duty } = first;
    const factor = secondFactor ? ', puis un code du second facteur' : '';
    return [`${title} (${duty}) : ${new URL(path, url).href}, ${email} / ${password}${factor}`];
  });
  return [`Patients, site public : ${new URL('/', url).href}, sans compte`, ...lines];
}
