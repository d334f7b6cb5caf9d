import type { Page } from 'playwright-core';
import { heading, seen } from './browser.ts';
import { acknowledge } from './coding.ts';
import { Caller, callerOf } from './caller.ts';
import type { RunningCabinet } from './cabinet.ts';
import { mailTo } from './outbox.ts';
import { practiceScene, practiceScreens } from './practice-screens.ts';

export type Who = 'nobody' | 'coder' | 'newcomer' | 'physician' | 'referent' | 'practitioner' | 'operator';

/** A screen to look at: where it is, for whom, and when it is there. */
export interface Screen {
  readonly name: string;
  readonly who: Who;
  /** After the address of the Cabinet. */
  readonly path: string;
  readonly ready: (page: Page) => Promise<void>;
  /** Opened over another screen: looked at in light only, the colours are those below. */
  readonly dialog?: boolean;
  /** Name of the picture kept for the README. */
  readonly picture?: string;
}

/** What the screens need to be there: addresses of stays, secrets of links. */
export interface Scene {
  readonly callers: Readonly<Record<Exclude<Who, 'nobody'>, Caller>>;
  readonly stays: ReadonlyMap<string, string>;
  readonly invitation: string;
  readonly confirmation: string;
  readonly mail: string;
  readonly patientId: string;
}

/** Signs everybody in, invites somebody, asks for an account. */
export async function screenScene(cabinet: RunningCabinet): Promise<Scene> {
  const { practitioner, operator, patientId } = await practiceScene(cabinet);
  const callers = {
    ...{ practitioner, operator },
    coder: await callerOf(cabinet, 'coder-tim'),
    newcomer: await callerOf(cabinet, 'coder-tim', 'Clinique des Deux-Caps'),
    physician: await callerOf(cabinet, 'dim-physician'),
    referent: await callerOf(cabinet, 'referent'),
  };
  const { stays } = await callers.coder.do<{ stays: { id: string; localId: string }[] }>('GET', '/api/coding/stays');
  const email = 'iris.imaginaire@les-aulnes.example';
  const invited = { email, role: 'coder-tim', name: 'Iris Imaginaire' };
  await callers.referent.do('POST', '/api/organizations/invitations', invited);
  const visitor = new Caller(cabinet);
  const asker = 'rosalie.chimerique@clinique-inventee.example';
  await visitor.do('POST', '/api/organizations', {
    ...{ category: 'clinic', name: 'Rosalie Chimérique', function: 'Directrice', email: asker },
    establishment: 'Clinique inventée',
    billing: { name: 'Clinique inventée', address: '1 rue Imaginaire, 00000 Nulle-Part', siret: '73282932000074' },
  });
  const invitation = await mailTo(cabinet, email, /Votre accès/);
  const confirmation = await mailTo(cabinet, asker, /./);
  return {
    ...{ callers, patientId, stays: new Map(stays.map(({ localId, id }) => [localId, id])), mail: invitation.id },
    invitation: new URL(invitation.links[0]!).hash,
    confirmation: new URL(confirmation.links[0]!).hash,
  };
}

const titled = (title: string | RegExp) => (page: Page) => heading(page, title);
const showing = (title: string | RegExp, text: string | RegExp) => async (page: Page) => {
  await heading(page, title);
  await seen(page.getByText(text));
};
const pressing =
  (key: string, before: (page: Page) => Promise<void>, dialog: string | RegExp) => async (page: Page) => {
    await before(page);
    await page.keyboard.press(key);
    await seen(page.getByRole('dialog', { name: dialog }));
  };

/** Every screen of the product, in an order that leaves each as it was. */
export function screensOf({ stays, invitation, confirmation, mail, patientId }: Scene): readonly Screen[] {
  const stay = (localId: string) => `/pro/codage/${stays.get(localId)!}`;
  const review = showing(/26-07744$/, /^Reste \d+ à décider$/);
  return [
    { name: 'public page', who: 'nobody', path: '/', ready: (page) => seen(page.getByRole('heading', { level: 1 })) },
    { name: 'sign-in', who: 'nobody', path: '/pro/connexion', ready: titled('Se connecter'), picture: 'sign-in' },
    {
      name: 'forgotten password',
      who: 'nobody',
      path: '/pro/mot-de-passe-oublie',
      ready: titled('Mot de passe oublié'),
    },
    {
      name: 'new password',
      who: 'nobody',
      path: '/pro/nouveau-mot-de-passe#abc',
      ready: titled('Nouveau mot de passe'),
    },
    { name: 'invitation', who: 'nobody', path: `/pro/invitation${invitation}`, ready: titled(/^Votre accès pour/) },
    { name: 'sign-up', who: 'nobody', path: '/pro/inscription', ready: titled('Ouvrir un compte') },
    {
      ...{ name: 'sign-up confirmation', who: 'nobody', path: `/pro/inscription/confirmer${confirmation}` },
      ready: titled(/^Bonjour/),
    },
    { name: 'signed out', who: 'nobody', path: '/pro/deconnexion', ready: titled('Vous êtes déconnecté') },
    {
      ...{ name: 'local outbox', who: 'nobody', path: '/pro/boite-d-envoi', picture: 'local-outbox' },
      ready: showing('Boîte d’envoi locale', /iris\.imaginaire/),
    },
    { name: 'local message', who: 'nobody', path: `/pro/boite-d-envoi/${mail}`, ready: titled(/^Votre accès/) },
    { name: 'home', who: 'coder', path: '/pro', ready: showing('Accueil', '26-07744'), picture: 'home' },
    { name: 'stays', who: 'coder', path: '/pro/codage', ready: showing('Codage', '26-07744'), picture: 'stays' },
    { name: 'import', who: 'coder', path: '/pro/codage/importer', ready: titled(/^Importer/), picture: 'import' },
    { name: 'text to check', who: 'coder', path: stay('26-07765'), ready: showing(/26-07765$/, /Le texte est bon/) },
    { name: 'doubtful scope', who: 'coder', path: stay('26-07763'), ready: titled(/26-07763$/) },
    { name: 'review', who: 'coder', path: stay('26-07744'), ready: review, picture: 'review' },
    {
      dialog: true,
      name: 'code search',
      who: 'coder',
      path: stay('26-07744'),
      ready: pressing('a', review, 'Ajouter un code'),
    },
    { dialog: true, name: 'anomaly', who: 'coder', path: stay('26-07744'), ready: pressing('s', review, /^Signaler/) },
    { dialog: true, name: 'keys', who: 'coder', path: stay('26-07744'), ready: pressing('?', review, /touches/i) },
    { dialog: true, name: 'palette', who: 'coder', path: stay('26-07744'), ready: pressing('Control+k', review, /./) },
    {
      ...{ name: 'closed stay', who: 'coder', path: stay('26-07702'), picture: 'closed-stay' },
      ready: showing(/26-07702$/, 'Codage clos'),
    },
    {
      ...{ dialog: true, name: 'history', who: 'coder', path: stay('26-07702') },
      ready: pressing('h', showing(/26-07702$/, 'Codage clos'), 'Versions et décisions'),
    },
    { name: 'account', who: 'coder', path: '/pro/compte', ready: showing('Mon compte', 'Ici'), picture: 'account' },
    {
      name: 'second factor',
      who: 'coder',
      path: '/pro/compte/double-verification',
      ready: titled('Double vérification'),
    },
    { name: 'not found', who: 'coder', path: '/pro/nulle-part', ready: titled('Page introuvable') },
    { name: 'closed page', who: 'coder', path: '/pro/jetons', ready: titled('Jetons d’API') },
    { name: 'acknowledgement', who: 'newcomer', path: '/pro/codage', ready: titled('Avant de coder') },
    { name: 'statistics', who: 'physician', path: '/pro/codage/statistiques', ready: titled(/./) },
    {
      name: 'members',
      who: 'referent',
      path: '/pro/membres',
      ready: showing('Équipe', 'Iris Imaginaire'),
      picture: 'members',
    },
    {
      ...{ dialog: true, name: 'inviting', who: 'referent', path: '/pro/membres?inviter=1' },
      ready: (page) => seen(page.getByRole('button', { name: 'Envoyer l’invitation' })),
    },
    { name: 'roles', who: 'referent', path: '/pro/membres/roles', ready: showing('Rôles', 'Médecin DIM') },
    { name: 'tokens', who: 'referent', path: '/pro/jetons', ready: showing('Jetons d’API', 'Démonstration') },
    {
      ...{ dialog: true, name: 'new token', who: 'referent', path: '/pro/jetons' },
      ready: async (page) => {
        await heading(page, 'Jetons d’API');
        await page.getByRole('button', { name: /jeton/i }).first().click();
        await seen(page.getByRole('button', { name: 'Créer le jeton' }));
      },
    },
    {
      name: 'delegations',
      who: 'referent',
      path: '/pro/delegations',
      ready: showing('Délégations', 'Notre identifiant'),
    },
    { name: 'networks', who: 'referent', path: '/pro/reseaux', ready: showing('Réseaux autorisés', 'D’où l’on entre') },
    { name: 'webhooks', who: 'referent', path: '/pro/webhooks', ready: showing('Webhooks', 'Aucun webhook') },
    ...practiceScreens(patientId),
    { name: 'journal', who: 'referent', path: '/pro/journal', ready: titled('Journal'), picture: 'journal' },
  ];
}

/** The list of stays of somebody who has none yet: after all else, since acknowledging cannot be taken back. */
export async function emptyStays({ callers }: Scene): Promise<Screen> {
  await acknowledge(callers.newcomer);
  return { name: 'no stays', who: 'newcomer', path: '/pro/codage', ready: titled('Codage') };
}
