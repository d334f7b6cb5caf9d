import { withoutAccents } from '#platform/kernel/folded-text.ts';
import { accountsWords } from './accounts.ts';
import { agendaWords } from './agenda.ts';
import { auditWords } from './audit.ts';
import { bookingWords } from './booking.ts';
import { codingWords } from './coding.ts';
import { directoryWords } from './directory.ts';
import { documentsWords } from './documents.ts';
import { identityWords } from './identity.ts';
import type { ModuleWords } from './module-words.ts';
import { organizationsWords } from './organizations.ts';
import { patientsWords } from './patients.ts';
import { privacyWords } from './privacy.ts';
import { professionalsWords } from './professionals.ts';
import { remindersWords } from './reminders.ts';
import { resourcesWords } from './resources.ts';
import { readable, readableAction } from './unknown-words.ts';
import { waitingListWords } from './waiting-list.ts';

const MODULES: Readonly<Record<string, ModuleWords>> = {
  accounts: accountsWords,
  agenda: agendaWords,
  audit: auditWords,
  booking: bookingWords,
  coding: codingWords,
  directory: directoryWords,
  documents: documentsWords,
  identity: identityWords,
  organizations: organizationsWords,
  patients: patientsWords,
  privacy: privacyWords,
  professionals: professionalsWords,
  reminders: remindersWords,
  resources: resourcesWords,
  'waiting-list': waitingListWords,
};

const ACTIONS = new Map<string, string>(
  Object.entries(MODULES).flatMap(([module, words]) =>
    Object.entries(words.actions).map(([action, name]) => [`${module}.${action}`, name] as const),
  ),
);
const OBJECTS = new Map(Object.values(MODULES).flatMap((words) => Object.entries(words.objects)));

/** "Codage validé" for `coding.stay.validated`; made readable when nobody named it. */
export function actionName(action: string): string {
  return ACTIONS.get(action) ?? readableAction(action);
}

/** "Séjour" for `coding.stay`; made readable when nobody named it. */
export function objectName(kind: string): string {
  return OBJECTS.get(kind) ?? readable(kind);
}

/** "Codage" for any action of `coding`. */
export function moduleName(action: string): string {
  const [module = action] = action.split('.');
  return MODULES[module]?.title ?? readable(module);
}

/** Actions and kinds of objects whose French name holds a word, accents and case apart. */
export function namedWith(word: string): { readonly actions: string[]; readonly objects: string[] } {
  const wanted = folded(word);
  const holding = (names: ReadonlyMap<string, string>) =>
    [...names].filter(([, name]) => folded(name).includes(wanted)).map(([key]) => key);
  return { actions: holding(ACTIONS), objects: holding(OBJECTS) };
}

const folded = (text: string): string => withoutAccents(text).replaceAll('’', "'");
