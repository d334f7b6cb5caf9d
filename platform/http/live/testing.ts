import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';

/** An open page of a test, which hears what is told. */
export interface LivePage {
  readonly status: number;
  /** The next frame (`{ event: 'happened', data: … }`), or null once the stream ended. */
  next(): Promise<{ readonly event: string; readonly data: unknown } | null>;
  /** The next frame that is no beat. */
  happened(): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens `/api/events` of an organisation over a real connection; the server listens if it did not yet. */
export async function openLivePage(
  test: Pick<TestContext, 'after'>,
  server: FastifyInstance,
  organizationId: string,
  headers: Readonly<Record<string, string>>,
): Promise<LivePage> {
  if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as { port: number };
  const leaving = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}/api/events?organization=${organizationId}`, {
    ...{ headers, signal: leaving.signal },
  });
  const frames = framesOf(answer);
  const close = async (): Promise<void> => leaving.abort();
  test.after(close);
  const next = async () => (await frames.next()).value ?? null;
  return {
    ...{ status: answer.status, next, close },
    happened: async () => {
      let frame = await next();
      while (frame?.event === 'beat') frame = await next();
      return frame?.data ?? null;
    },
  };
}

async function* framesOf(answer: Response): AsyncGenerator<{ event: string; data: unknown }, undefined> {
  let text = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/.exec(part) ?? [];
      if (event !== undefined) yield { event, data: JSON.parse(data!) as unknown };
    }
  }
  return undefined;
}
