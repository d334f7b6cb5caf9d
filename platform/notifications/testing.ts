import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** What the server answers to a recipient, before any message. */
export type Answer = 'accept' | { readonly code: number; readonly text: string };

/** A real mail server that answers as a test tells it to. */
export interface TestMailServer {
  readonly url: URL;
  /** Messages accepted, as received. */
  readonly accepted: Buffer[];
  /** What to answer to each address; everything else is accepted. */
  readonly answers: Map<string, Answer>;
  /** Stops listening; `up` listens again on the same port. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** Starts it on a free port of loopback; it stops with the test. */
export async function testMailServer(test: Pick<TestContext, 'after'>): Promise<TestMailServer> {
  const accepted: Buffer[] = [];
  const answers = new Map<string, Answer>();
  const listen = (port: number) =>
    new Promise<SMTPServer>((resolve) => {
      const server: SMTPServer = new SMTPServer({
        ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true },
        onRcptTo: ({ address }, _session, done) => {
          const answer = answers.get(address) ?? 'accept';
          if (answer === 'accept') done();
          else done(Object.assign(new Error(answer.text), { responseCode: answer.code }));
        },
        onData: async (stream, _session, done) => {
          accepted.push(Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)));
          done();
        },
      });
      server.on('error', () => {});
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo;
  const down = () => new Promise<void>((resolve) => server.close(resolve));
  test.after(down);
  return {
    ...{ url: new URL(`smtp://127.0.0.1:${port}`), accepted, answers, down },
    up: async () => {
      server = await listen(port);
    },
  };
}
