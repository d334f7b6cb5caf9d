// Plain JavaScript for Node 20.
import process from 'node:process';

const sentences = {
  oldNode: {
    fr: (found, needed) =>
      `Cabinet demande Node ${needed} ou plus récent pour s’installer ; cette machine a Node ${found}.`,
    en: (found, needed) => `Cabinet needs Node ${needed} or newer to install itself; this machine has Node ${found}.`,
  },
  installing: {
    fr: (seconds) => `Installation des composants… ${seconds} s`,
    en: (seconds) => `Installing components… ${seconds} s`,
  },
  installed: {
    fr: (seconds) => `Installation terminée en ${seconds} s`,
    en: (seconds) => `Installation ended after ${seconds} s`,
  },
  waiting: {
    fr: () => 'Une autre installation est en cours dans ce dossier ; attente de sa fin…',
    en: () => 'Another installation is running in this folder; waiting for it to end…',
  },
  noNpm: {
    fr: () => 'La commande npm est introuvable ; installez npm, livré avec Node, puis recommencez.',
    en: () => 'The command npm was not found; install npm, which comes with Node, then try again.',
  },
  diskFull: {
    fr: () => 'Installation impossible : le disque est plein. Libérez environ 1 Go, puis recommencez.',
    en: () => 'Cannot install: the disk is full. Free about 1 GB, then try again.',
  },
  denied: {
    fr: () => 'Installation impossible : ce compte n’a pas le droit d’écrire dans ce dossier.',
    en: () => 'Cannot install: this account may not write in this folder.',
  },
  registry: {
    fr: () =>
      'Installation impossible : le registre npm ne répond pas. Vérifiez le réseau ou le proxy, puis recommencez.',
    en: () => 'Cannot install: the npm registry does not answer. Check the network or the proxy, then try again.',
  },
  lockfile: {
    fr: () => 'Installation impossible : package-lock.json ne correspond pas à package.json.',
    en: () => 'Cannot install: package-lock.json does not match package.json.',
  },
  corrupt: {
    fr: () => 'Installation impossible : un composant reçu ne correspond pas à son empreinte.',
    en: () => 'Cannot install: a component received does not match its fingerprint.',
  },
  incomplete: {
    fr: () => `Installation incomplète : Node 26 ou PostgreSQL manque pour ${process.platform} ${process.arch}.`,
    en: () => `Incomplete installation: Node 26 or PostgreSQL is missing for ${process.platform} ${process.arch}.`,
  },
  interrupted: {
    fr: () => 'Installation interrompue ; la prochaine commande la reprendra depuis le début.',
    en: () => 'Installation interrupted; the next command will do it again from the start.',
  },
  failed: {
    fr: () => 'L’installation par npm a échoué :',
    en: () => 'The installation by npm failed:',
  },
};

/** What npm prints, and what it means for the person who reads. First match wins. */
const causes = [
  [/ENOSPC|EDQUOT/, 'diskFull'],
  [/EACCES|EPERM|EROFS/, 'denied'],
  [/EUSAGE|can only install packages when|not in sync|Missing: /, 'lockfile'],
  [/EINTEGRITY/, 'corrupt'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E5\d\d|E40[13478]/,
    'registry',
  ],
];

/**
 * A sentence in the language of the machine, French or English.
 * @param {keyof typeof sentences} key
 * @param {...unknown} details
 */
export function say(key, ...details) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return sentences[key][locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'](...details);
}

/**
 * One sentence for a failed installation, followed by what npm said where that may help.
 * @param {{ code?: string, output?: string, message: string }} error
 */
export function explain(error) {
  if (error.code === 'INTERRUPTED') return say('interrupted');
  if (error.code === 'ENOENT') return say('noNpm');
  const output = error.output ?? '';
  if (error.code === 'INCOMPLETE') return [say('incomplete'), output.trim()].join('\n').trim();
  const cause = causes.find(([pattern]) => pattern.test(`${error.code} ${output}`));
  if (cause === undefined) return `${say('failed')}\n${(output || error.message).trim()}`;
  return `${say(cause[1])}\n${output.trim().split('\n').slice(0, 8).join('\n')}`.trim();
}
