import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Caller } from './caller.ts';

const BOUNDARY = 'cabinet-huge-file';

/** Sends a file made while it goes, as slowly as the server takes it, until it answers or hangs up. */
export async function sendHugeFile(
  caller: Caller,
  bytes: number,
): Promise<{ readonly status: number; readonly body: string; readonly sent: number }> {
  const call = request(new URL('/api/coding/imports', caller.url), {
    method: 'POST',
    headers: { ...caller.headers(), 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  const over = new AbortController();
  const ends = answered.then(
    () => over.abort(),
    () => over.abort(),
  );
  call.on('error', () => over.abort());
  call.write(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="enorme.txt"\r\n\r\n`);
  const piece = Buffer.alloc(256 * 1024, 'Compte rendu inventé. ');
  let sent = 0;
  while (sent < bytes && !over.signal.aborted) {
    if (!call.write(piece)) await Promise.race([once(call, 'drain').catch(() => {}), ends]);
    sent += piece.length;
  }
  if (!over.signal.aborted) call.end(`\r\n--${BOUNDARY}--\r\n`);
  const [response] = await answered;
  const content: Buffer[] = [];
  for await (const chunk of response) content.push(chunk as Buffer);
  call.destroy();
  return { status: response.statusCode!, body: Buffer.concat(content).toString(), sent };
}
