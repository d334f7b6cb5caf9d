import path from 'node:path';
import { buildWeb } from '#apps/web/build.ts';
import { createLog } from '#platform/kernel/log.ts';
import { openCalendar } from './calendar.ts';
import { controlCommands } from './commands.ts';
import { openControl } from './control.ts';
import { lockFolder, prepareDataFolder } from './data-folder.ts';
import { openDatabases } from './database.ts';
import { raiseRooms } from './rooms.ts';
import { Lifetime } from './lifetime.ts';
import { createReport, type Report } from './report.ts';
import { serve } from './serve.ts';
import { serverSettings, type ServerSettings } from './settings.ts';
import { welcome } from './welcome.ts';

const WEB_FOLDER = path.resolve(import.meta.dirname, '../../.cabinet/web');

/** Starts everything, in order; what fails before the end closes what was opened and says why in one sentence. */
async function start(settings: ServerSettings, report: Report, lifetime: Lifetime): Promise<void> {
  const log = createLog(settings.logLevel);
  const folder = await prepareDataFolder(settings.data, settings.masterKeyFile);
  lifetime.closes('lock', await lockFolder(folder.root));
  report.line(`Cabinet travaille dans ${folder.root}`);
  // The screens build while the database starts: neither waits for the other.
  const built = buildWeb(WEB_FOLDER);
  built.catch(() => {});
  const surroundings = { settings, folder, log, report, lifetime };
  const clock = await openCalendar(settings.clock, { file: folder.calendar, report, lifetime });
  const opened = { ...surroundings, clock, ...(await openDatabases(surroundings)) };
  report.step('Services');
  const rooms = await raiseRooms(opened);
  report.step('Écrans');
  await built;
  report.step('Ouverture');
  const url = await serve(opened, rooms, WEB_FOLDER);
  const control = await openControl(folder.root, controlCommands(opened, rooms));
  lifetime.closes('control', async () => control.close());
  await welcome(opened, rooms, url);
}

const report = createReport();
try {
  const settings = serverSettings(process.env);
  const lifetime = new Lifetime(createLog(settings.logLevel));
  lifetime.endOnSignals(() => report.line('Arrêt en cours : les demandes se terminent, puis la base de données.'));
  await start(settings, report, lifetime).catch(async (error: unknown) => {
    await lifetime.end();
    throw error;
  });
} catch (error) {
  report.done();
  const { message, stack, cause } = error as Error;
  process.stderr.write(`\nCabinet ne peut pas démarrer : ${message}\n`);
  if (process.env['LOG_LEVEL'] === 'info')
    process.stderr.write(`${stack}\n${cause instanceof Error ? cause.stack : ''}\n`);
  process.exit(1);
}
