import { PASSWORD_ADVICE, type MailToSend } from '#platform/identity/module.ts';
import type { SignUpForm } from './sign-up-form.ts';

/** Life of a link that confirms an e-mail. */
export const SIGN_UP_HOURS = 72;
/** Anybody may type anybody's address. */
const PER_DAY = 5;

/** Asks the person to prove they read this mailbox; nothing exists before they do. */
export function mailOfSignUp(id: string, form: SignUpForm, link: string, at: Temporal.Instant): MailToSend {
  return {
    ...{ to: form.email, at, kind: 'organizations.sign-up', key: `organizations.sign-up:${id}` },
    mostPerDay: PER_DAY,
    subject: 'Confirmez votre adresse pour ouvrir votre compte Cabinet',
    text: [
      `Bonjour ${form.name},`,
      `Vous avez demandé l’ouverture d’un compte Cabinet pour ${form.establishment}. Confirmez votre adresse et choisissez votre mot de passe ; ce lien sert une seule fois, pendant ${SIGN_UP_HOURS} heures :`,
      link,
      PASSWORD_ADVICE,
      'Si vous n’avez rien demandé, ignorez ce message : rien n’est créé.',
    ].join('\n\n'),
  };
}

/** Same answer on screen for a known address; only its owner learns of the account they already have. */
export function mailOfKnownAccount(id: string, form: SignUpForm, signIn: string, at: Temporal.Instant): MailToSend {
  return {
    ...{ to: form.email, at, kind: 'organizations.sign-up-known', key: `organizations.sign-up:${id}` },
    mostPerDay: PER_DAY,
    subject: 'Vous avez déjà un compte Cabinet',
    text: [
      `Bonjour ${form.name},`,
      'Une ouverture de compte a été demandée avec votre adresse, qui a déjà un compte. Connectez-vous :',
      signIn,
      'Si vous n’avez rien demandé, ignorez ce message : rien n’a changé.',
    ].join('\n\n'),
  };
}

export function mailOfApproval(id: string, to: string, name: string, link: string, at: Temporal.Instant): MailToSend {
  return {
    ...{ to, at, kind: 'organizations.sign-up-approved', key: `organizations.sign-up-approved:${id}` },
    subject: 'Votre demande de compte Cabinet est acceptée',
    text: [
      `Bonjour ${name},`,
      `Votre demande est acceptée. Choisissez votre mot de passe ; ce lien sert une seule fois, pendant ${SIGN_UP_HOURS} heures :`,
      link,
      PASSWORD_ADVICE,
    ].join('\n\n'),
  };
}
