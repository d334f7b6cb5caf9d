import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CabinetError, Invalid, TooLarge, Unsupported } from '#platform/kernel/errors.ts';
import { HEAD_BYTES, kindOfHead } from './content-kind.ts';
import type { Upload } from './documents.ts';
import { documentKinds, type DocumentKind } from './kinds.ts';
import { TextCheck } from './text-check.ts';

/** What was learnt of a content as it passed. */
export interface Passed {
  readonly kind: DocumentKind | 'zip';
  readonly bytes: number;
  readonly sha256: Buffer;
}

/**
 * Lets an upload pass once, measuring, hashing and telling its kind on the way. What is not accepted stops at its first
 * bytes, what is too large at the first byte too many.
 */
export class Intake {
  readonly #upload: Upload;
  readonly #hash = createHash('sha256');
  readonly #text = new TextCheck();
  #head = Buffer.alloc(0);
  #kind: DocumentKind | 'zip' | null = null;
  #bytes = 0;

  constructor(upload: Upload) {
    this.#upload = upload;
  }

  /** The upload's bytes, unchanged. */
  async *pass(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of interruptible(this.#upload.stream)) {
      this.#bytes += chunk.length;
      if (this.#bytes > this.#upload.maxBytes) throw tooLarge(this.#upload.maxBytes);
      this.#hash.update(chunk);
      this.#text.add(chunk);
      if (this.#head.length < HEAD_BYTES) {
        this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
        if (this.#head.length === HEAD_BYTES) await this.#decide();
      }
      yield chunk;
    }
    // A multipart reader that reached its own limit ends the stream early and says so here only.
    if ('truncated' in this.#upload.stream && this.#upload.stream.truncated === true) {
      throw tooLarge(this.#upload.maxBytes);
    }
    if (this.#bytes === 0) throw new Invalid('documents.empty', 'Ce fichier est vide.');
    if (this.#kind === null) await this.#decide();
    if (this.#kind === 'text' && this.#text.encoding() === null) throw unsupported(this.#upload.accept);
  }

  /** What was learnt, once everything has passed. */
  result(): Passed {
    if (this.#kind === null) throw new Error('an intake was asked before everything had passed');
    return { kind: this.#kind, bytes: this.#bytes, sha256: this.#hash.digest() };
  }

  async #decide(): Promise<void> {
    const verdict = await kindOfHead(this.#head);
    const accepted = this.#upload.accept;
    if (!('kind' in verdict)) throw unsupported(accepted, verdict.other);
    const { kind } = verdict;
    if (!accepted.includes(kind === 'zip' ? 'docx' : kind)) throw unsupported(accepted, kind);
    this.#kind = kind;
  }
}

/** The refusal of a content that is not of an accepted kind. */
function unsupported(accepted: readonly DocumentKind[], found: string | null = null): Unsupported {
  const formats = accepted.map((kind) => documentKinds[kind].title).join(', ');
  const what =
    found === null ? 'Le contenu de ce fichier n’est pas' : `Ce fichier est de type « ${found} », qui n’est pas`;
  return new Unsupported('documents.unsupported', `${what} accepté ici. Formats acceptés : ${formats}.`);
}

function tooLarge(maxBytes: number): TooLarge {
  const mebibyte = 1024 * 1024;
  const limit = maxBytes >= mebibyte ? `${Math.floor(maxBytes / mebibyte)} Mo` : `${Math.floor(maxBytes / 1024)} Ko`;
  return new TooLarge('documents.too-large', `Ce fichier dépasse la taille acceptée (${limit}).`);
}

/**
 * The sender's line may break at any byte: that is no fault of ours, and nothing is kept. A stream refused midway is
 * not destroyed: one file of a form is part of the stream of all.
 */
async function* interruptible(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const source = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
  try {
    yield* source;
  } catch (error) {
    if (error instanceof CabinetError) throw error;
    throw new Invalid(
      'documents.interrupted',
      'L’envoi a été interrompu. Rien n’a été enregistré : envoyez à nouveau le fichier.',
    );
  }
}
