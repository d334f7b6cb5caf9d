import path from 'node:path';
import { askControl } from './control.ts';
import { prepareDataFolder } from './data-folder.ts';
import { serverSettings } from './settings.ts';

const HELP = `cabinet : la ligne de commande de l’exploitant, à côté d’un Cabinet qui tourne

  cabinet organizations                       liste les organisations
  cabinet create practice NOM --email ADRESSE
                                              ouvre un cabinet de soins ; donne le lien de sa première personne
  cabinet import lexicon FICHIER --organization ID
                                              charge un lexique de termes CIM-10 (CSV : term,code,code2,source…)
  cabinet import directory FICHIER            charge l’annuaire national (PS_LibreAcces_Personne_activite)
  cabinet audit verify --organization ID      vérifie que le journal n’a pas été altéré
  cabinet clock                               dit l’heure du calendrier
  cabinet clock advance P2M                   avance un calendrier simulé (durée ISO 8601)
  cabinet --help                              cette aide
`;

const [, , ...words] = process.argv;

if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
  process.stdout.write(HELP);
} else {
  try {
    const settings = serverSettings(process.env);
    const folder = await prepareDataFolder(settings.data, settings.masterKeyFile);
    const { command, args } = parse(words);
    process.stdout.write(`${await askControl(folder.root, command, args)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** The words before the first option name the command; file names become absolute, the server runs elsewhere. */
function parse(given: readonly string[]): { command: string; args: readonly string[] } {
  const organizationAt = given.indexOf('--organization');
  const organization = organizationAt >= 0 ? [given[organizationAt + 1] ?? ''] : [];
  const rest = organizationAt >= 0 ? given.toSpliced(organizationAt, 2) : given;
  if (rest[0] === 'create' && rest[1] === 'practice') {
    const emailAt = rest.indexOf('--email');
    const [name, email] = [rest[2], emailAt < 0 ? undefined : rest[emailAt + 1]];
    if (name === undefined || name.startsWith('--') || email === undefined)
      throw new Error('cabinet create practice NOM --email ADRESSE : le nom ou l’adresse manque.');
    return { command: 'create practice', args: [name, email] };
  }
  if (rest[0] === 'import' && rest[1] === 'lexicon') {
    if (rest[2] === undefined) throw new Error('cabinet import lexicon FICHIER : le fichier manque.');
    return { command: 'import lexicon', args: [path.resolve(rest[2]), ...organization] };
  }
  if (rest[0] === 'import' && rest[1] === 'directory') {
    if (rest[2] === undefined) throw new Error('cabinet import directory FICHIER : le fichier manque.');
    return { command: 'import directory', args: [path.resolve(rest[2])] };
  }
  if (rest[0] === 'audit' && rest[1] === 'verify') return { command: 'audit verify', args: organization };
  if (rest[0] === 'clock' && rest[1] === 'advance') return { command: 'clock advance', args: rest.slice(2) };
  return { command: rest.join(' '), args: [] };
}
