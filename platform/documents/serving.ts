import type { Call } from '#platform/http/route.ts';
import { askedRange } from './byte-ranges.ts';
import type { OpenDocument } from './documents.ts';
import { documentKinds } from './kinds.ts';

/**
 * Answers a call with a document, whole or the range asked for. The browser is told to save it; `inline` is a wish,
 * granted only to kinds that cannot run script, and even those get a policy that forbids everything.
 * @returns what the route's handler must return.
 */
export function serveDocument(
  call: Pick<Call, 'request' | 'reply'>,
  document: OpenDocument,
  wish: { readonly inline: boolean } = { inline: false },
): unknown {
  const { request, reply } = call;
  const { mediaType, inline } = documentKinds[document.kind];
  const etag = `"${document.sha256}"`;
  reply.headers({
    'content-disposition': `${inline && wish.inline ? 'inline' : 'attachment'}; ${fileNameParameters(document.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'accept-ranges': 'bytes',
    etag,
  });
  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === etag ? askedRange(request.headers.range, document.bytes) : null;
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${document.bytes}`).send();
  }
  reply.type(mediaType);
  if (range === null) return reply.header('content-length', document.bytes).send(document.read());
  reply.status(206).headers({
    'content-range': `bytes ${range.start}-${range.end}/${document.bytes}`,
    'content-length': range.end - range.start + 1,
  });
  return reply.send(document.read(range));
}

/** The name twice (RFC 6266 section 4.3): in ASCII for old readers, in full as RFC 8187 (which replaced 5987) has it. */
export function fileNameParameters(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll(/[^ -~]/gu, '_');
  const quoted = ascii.replaceAll(/["\\%]/g, '_');
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${quoted}"; filename*=UTF-8''${full}`;
}
