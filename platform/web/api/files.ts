import { parseBody, refusal, requestHeaders, send, type Query } from './request.ts';
import { unreachable } from './problem.ts';

/** How far an upload is, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

/**
 * Sends files as `multipart/form-data`, telling how far it is (which `fetch` cannot).
 *
 * @param fields text fields, sent before the files so that the server may refuse early.
 * @throws {Problem} when refused or unreachable; {DOMException} `AbortError` when stopped.
 */
export function upload<Answer>(
  path: string,
  files: readonly File[],
  options: {
    readonly fields?: Readonly<Record<string, string>>;
    readonly onProgress?: (progress: UploadProgress) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => options.onProgress?.({ sent: event.loaded, total: event.total });
    request.onload = () => {
      const body = parseBody(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Answer);
      else reject(refusal(request.status, body, request.getResponseHeader('retry-after')));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('Envoi arrêté', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

/** The name a server gives a file (RFC 6266), or null. */
export function fileNameFrom(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null;
}

/** Hands a file to the browser, to be kept under `name`. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Fetches a file and keeps it under the name the server gives it.
 *
 * @throws {Problem} when refused or unreachable.
 */
export async function download(
  path: string,
  fallbackName: string,
  options: { readonly query?: Query; readonly organization?: string | null } = {},
): Promise<void> {
  const response = await send('GET', path, options);
  saveFile(await response.blob(), fileNameFrom(response.headers.get('content-disposition')) ?? fallbackName);
}
