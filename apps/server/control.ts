import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { once } from 'node:events';

/** What the command line may ask of a running Cabinet: name to function. Arguments and answers are plain text. */
export type ControlCommands = Readonly<Record<string, (args: readonly string[]) => Promise<string>>>;

/** The socket lies in the data folder, open to the account that runs Cabinet only: that is the whole of its lock. */
function socketOf(dataFolder: string): string {
  return path.join(dataFolder, 'control.sock');
}

/** Listens for the command line. */
export async function openControl(dataFolder: string, commands: ControlCommands): Promise<Server> {
  const server = createServer(async (incoming, answer) => {
    try {
      const { command, args } = JSON.parse(await textOf(incoming)) as { command: string; args: string[] };
      const run = commands[command];
      if (run === undefined) throw new Error(`unknown command: ${command}`);
      answer.end(JSON.stringify({ text: await run(args) }));
    } catch (error) {
      answer.statusCode = 400;
      answer.end(JSON.stringify({ text: error instanceof Error ? error.message : 'failed' }));
    }
  });
  await rm(socketOf(dataFolder), { force: true });
  server.listen(socketOf(dataFolder));
  await once(server, 'listening');
  await chmod(socketOf(dataFolder), 0o600);
  return server;
}

/**
 * Asks the Cabinet that works in this folder.
 * @throws {Error} with a sentence when none runs or it refuses.
 */
export async function askControl(dataFolder: string, command: string, args: readonly string[]): Promise<string> {
  const call = request({ socketPath: socketOf(dataFolder), method: 'POST', path: '/' });
  call.end(JSON.stringify({ command, args }));
  const [answer] = (await once(call, 'response').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ECONNREFUSED') throw error;
    throw new Error(`Cabinet ne tourne pas dans ${dataFolder}. Démarrez-le avec npm start.`);
  })) as [IncomingMessage];
  const { text } = JSON.parse(await textOf(answer)) as { text: string };
  if (answer.statusCode !== 200) throw new Error(text);
  return text;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
