import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemAct } from '#platform/kernel/act.ts';
import { SimulatedClock } from '#platform/kernel/clock.ts';
import { isId } from '#platform/kernel/ids.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { changeOffer } from '#services/practice/professionals/module.ts';
import { importLexicon } from '#services/coding/lexicon.ts';
import { compareNightly, importNational } from '#services/practice/directory/module.ts';
import { keepCalendar } from './calendar.ts';
import type { ControlCommands } from './control.ts';
import { organizationList } from './organization-list.ts';
import type { Rooms } from './rooms.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** What the operator's command line may ask of this Cabinet. */
export function controlCommands(around: OpenedSurroundings, rooms: Rooms): ControlCommands {
  const { databases, clock } = around;
  return {
    organizations: async () => {
      const ids = await databases.organizations();
      return organizationList(ids, (id) => rooms.organizations.organizations.find(id));
    },
    clock: async () => clock.now().toString(),
    'clock advance': async ([duration = '']) => {
      if (!(clock instanceof SimulatedClock)) {
        throw new Error('Ce Cabinet vit à l’heure réelle. Un calendrier simulé se choisit au départ : CABINET_CLOCK.');
      }
      clock.advance(durationOf(duration));
      await keepCalendar(around.folder.calendar, clock);
      return clock.now().toString();
    },
    'audit verify': async ([organization = 'commons']) => {
      const verified = await rooms.audit.verify(organization);
      if (!verified.intact) throw new Error(`Journal altéré : ${verified.fault}, lot ${verified.batch}.`);
      return `Journal intact : ${verified.entries} lignes en ${verified.batches} lots.`;
    },
    'create practice': async ([name = '', email = '']) => {
      const { organizationId, link } = await rooms.organizations.organizations
        .openOrganization({
          ...{ name, kind: 'establishment', services: ['practice'], seats: null, email, role: 'practice-manager' },
        })
        .catch(explain);
      // Until contracts are kept, who runs Cabinet for themself has all of it.
      const database = await databases.organization(organizationId);
      await changeOffer(database, { plan: 'premium', reminders: true }, dayInParis(clock.now()));
      return `${name} est ouvert. Lien de sa première personne, valable une fois pendant sept jours :\n${link}`;
    },
    'import directory': async ([file = '']) => {
      await access(file).catch(() => {
        throw new Error(`${file} ne peut pas être lu.`);
      });
      const { professionals, refused } = await importNational(around, systemAct('cabinet import directory'), file);
      await databases.commons
        .transaction()
        .execute((transaction) => rooms.jobs.enqueueInCommons(transaction, compareNightly.name, {}));
      return `${professionals} professionnels chargés, ${refused} lignes écartées ; les praticiens sont comparés dans un instant.`;
    },
    'import lexicon': async ([file = '', organization = '']) => {
      if (!isId(organization))
        throw new Error('--organization : identifiant attendu (cabinet organizations les liste).');
      const database = await databases.organization(organization);
      const context = { database, act: systemAct('cabinet import lexicon'), now: clock.now() };
      const csv = await readFile(file, 'utf8').catch(() => {
        throw new Error(`${file} ne peut pas être lu.`);
      });
      const { terms } = await importLexicon(context, path.basename(file), csv).catch(explain);
      return `${terms} termes chargés : les prochaines analyses de cette organisation s’en servent.`;
    },
  };
}

function dayInParis(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString();
}

function durationOf(text: string): Temporal.Duration {
  try {
    return Temporal.Duration.from(text);
  } catch {
    throw new Error('Durée ISO 8601 attendue, comme P2M ou PT36H.');
  }
}

/** The lines to correct, one a line, for who reads a terminal. */
function explain(error: unknown): never {
  if (!(error instanceof Invalid)) throw error;
  throw new Error([error.message, ...error.errors.map(({ message }) => message)].join('\n'));
}
