import type { Page } from 'playwright-core';
import { heading } from './browser.ts';
import { callerOf, type Caller } from './caller.ts';
import type { RunningCabinet } from './cabinet.ts';
import type { Screen } from './screens.ts';

/** Somebody of the invented practice, and somebody who runs the Cabinet. */
interface PracticeScene {
  readonly practitioner: Caller;
  readonly operator: Caller;
  /** The file of a patient who exists. */
  readonly patientId: string;
}

/** Signs both in and finds a file. */
export async function practiceScene(cabinet: RunningCabinet): Promise<PracticeScene> {
  const practitioner = await callerOf(cabinet, 'practitioner', 'Cabinet des Tilleuls');
  const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
  const { patients } = await practitioner.do<{ patients: { id: string }[] }>('GET', '/api/patients?limit=1');
  return { practitioner, operator, patientId: patients[0]!.id };
}

const titled = (title: string | RegExp) => (page: Page) => heading(page, title);
/** Not yet named “Patient”: the file is read. */
const NAMED = /^(?!Patient$)./;

/** The screens of the practice service. */
export function practiceScreens(patientId: string): readonly Screen[] {
  const file = `/pro/patients/${patientId}`;
  const mine = { who: 'practitioner' } as const;
  const operators = { who: 'operator' } as const;
  const anybody = { who: 'nobody' } as const;
  return [
    {
      ...anybody,
      name: 'search',
      path: '/recherche?quoi=dermatologue&ou=Quimper',
      ready: titled(/dermatologue/),
    },
    { ...anybody, name: 'patient sign-in', path: '/connexion', ready: titled(/./) },
    {
      ...{ ...anybody, name: 'requirements', path: '/exigences-techniques' },
      ready: titled('Exigences techniques'),
    },
    { ...anybody, name: 'self-test', path: '/test-du-poste', ready: titled('Essayer ce poste') },
    { ...anybody, name: 'report', path: '/signaler', ready: titled(/./) },
    { ...mine, name: 'agenda', path: '/pro/agenda', ready: titled(/./) },
    { ...mine, name: 'agenda settings', path: '/pro/agenda/reglages', ready: titled('Réglages de l’agenda') },
    { ...mine, name: 'patients', path: '/pro/patients', ready: titled('Patients'), picture: 'patients' },
    { ...mine, name: 'new patient', path: '/pro/patients/nouveau', ready: titled('Nouveau patient') },
    { ...mine, name: 'patient import', path: '/pro/patients/importer', ready: titled('Importer des patients') },
    { ...mine, name: 'duplicates', path: '/pro/patients/doublons', ready: titled('Doublons') },
    { ...mine, name: 'identities to check', path: '/pro/patients/identites', ready: titled('Identités non vérifiées') },
    { ...mine, name: 'shared with me', path: '/pro/patients/recus', ready: titled('Partagés avec moi') },
    { ...mine, name: 'patient', path: file, ready: titled(NAMED), picture: 'patient' },
    { ...mine, name: 'patient to change', path: `${file}/modifier`, ready: titled(/^Modifier ./) },
    { ...mine, name: 'documents', path: `${file}/documents`, ready: titled(NAMED) },
    { ...mine, name: 'notes', path: `${file}/notes`, ready: titled(NAMED) },
    { ...mine, name: 'rights of a patient', path: `${file}/droits`, ready: titled(NAMED) },
    { ...mine, name: 'reminders', path: '/pro/rappels', ready: titled('Rappels') },
    {
      ...mine,
      name: 'waiting list',
      path: '/pro/liste-d-attente',
      ready: titled('Liste d’attente'),
      picture: 'waiting-list',
    },
    {
      ...mine,
      name: 'public profile',
      path: '/pro/profil-public',
      ready: titled('Profil public'),
      picture: 'public-profile',
    },
    { ...mine, name: 'team', path: '/pro/mon-equipe', ready: titled('Mon équipe'), picture: 'my-team' },
    { ...mine, name: 'register of accesses', path: '/pro/mon-equipe/registre', ready: titled('Registre des accès') },
    { ...mine, name: 'practice', path: '/pro/cabinet', ready: titled('Cabinet') },
    { ...mine, name: 'resources', path: '/pro/ressources', ready: titled('Ressources') },
    { ...operators, name: 'moderation', path: '/pro/moderation', ready: titled('Modération') },
    { ...operators, name: 'identities', path: '/pro/identites', ready: titled('Identités des praticiens') },
    {
      ...{ ...operators, name: 'identities to examine', path: '/pro/identites/a-examiner' },
      ready: titled('Identités à examiner'),
    },
    { ...operators, name: 'addresses refused', path: '/pro/adresses-refusees', ready: titled('Adresses refusées') },
    { ...operators, name: 'sign-ups', path: '/pro/demandes', ready: titled('Demandes de compte') },
  ];
}
