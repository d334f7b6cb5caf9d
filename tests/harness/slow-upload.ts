import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Caller } from './caller.ts';

const BOUNDARY = 'cabinet-slow-upload';

/** An upload that the server has begun to read and whose end it waits for. */
export interface SlowUpload {
  finish(): Promise<{ readonly status: number; readonly body: string }>;
}

/** Sends the beginning of a file and returns; the request stays under way until `finish`. */
export async function slowUpload(caller: Caller, name: string, text: string): Promise<SlowUpload> {
  const call = request(new URL('/api/coding/imports', caller.url), {
    method: 'POST',
    headers: {
      ...caller.headers(),
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      // The server answers this once it has taken the request in hand: no guess is needed of when it began.
      expect: '100-continue',
    },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  call.flushHeaders();
  await once(call, 'continue');
  call.write(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}`);
  return {
    finish: async () => {
      call.end(`${text}\r\n--${BOUNDARY}--\r\n`);
      const [response] = await answered;
      const content: Buffer[] = [];
      for await (const chunk of response) content.push(chunk as Buffer);
      return { status: response.statusCode!, body: Buffer.concat(content).toString() };
    },
  };
}
