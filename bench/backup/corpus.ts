import { createCipheriv } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const GIB = 1024 ** 3;
const WORDS = (
  'patient consultation ordonnance examen biologie tension artérielle traitement suivi rendez-vous compte rendu hospitalier ' +
  'radiographie normale douleur antécédents allergie posologie matin midi soir contrôle dans trois mois sans particularité'
).split(' ');

const RESERVE = 65_536;

/** The same bytes for the same seed: AES as a stream of noise. */
class Noise {
  readonly #cipher;
  #reserve: Buffer = Buffer.alloc(0);
  #next = 0;

  constructor(seed: number) {
    this.#cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed & 255), Buffer.from(String(seed).padStart(16)));
  }

  bytes(length: number): Buffer {
    const kept = this.#reserve.subarray(this.#next, this.#next + length);
    this.#next += kept.length;
    return kept.length === length
      ? Buffer.from(kept)
      : Buffer.concat([kept, this.#cipher.update(Buffer.alloc(length - kept.length))]);
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    if (this.#next + 4 > this.#reserve.length) {
      // Asking for every word would take longer than what is measured.
      this.#reserve = this.bytes(RESERVE);
      this.#next = 0;
    }
    this.#next += 4;
    return this.#reserve.readUInt32LE(this.#next - 4) % limit;
  }

  text(length: number): Buffer {
    let text = '';
    while (text.length < length) text += `${WORDS[this.below(WORDS.length)]}${this.below(12) === 0 ? '.\n' : ' '}`;
    return Buffer.from(text).subarray(0, length);
  }
}

/**
 * Plants what a practice has, in the proportions of the first measurements (for 1 GiB: 20,000 notes, 2,000 documents of
 * which half resemble another, 6 images): invented, the same at every run.
 */
export function plantBenchCorpus(folder: string, bytes: number): { files: number } {
  const scale = bytes / GIB;
  const noise = new Noise(1);
  const [notes, documents, images] = [20_000, 2_000, 6].map((count) => Math.max(Math.round(count * scale), 1));
  for (let note = 0; note < notes!; note += 1) {
    write(folder, `notes/${note % 97}/note-${note}.txt`, noise.text(2048 + noise.below(18 * 1024)));
  }
  let former = noise.bytes(200 * 1024);
  for (let number = 0; number < documents!; number += 1) {
    const fresh = (): Buffer => Buffer.concat([noise.text(100 * 1024), noise.bytes(100 * 1024)]);
    // A quarter are copies, a quarter the same with a page changed.
    const document = number % 4 === 0 ? former : number % 4 === 1 ? withPage(former, noise) : fresh();
    former = document;
    write(folder, `documents/${number % 31}/document-${number}.doc`, document);
  }
  for (let image = 0; image < images!; image += 1) {
    write(folder, `images/image-${image}.dcm`, noise.bytes(Math.min(75 * 1024 * 1024, Math.floor(bytes / 8))));
  }
  return { files: notes! + documents! + images! };
}

/** Rewrites a paragraph in one note and document of a hundred, adds and removes a few, inserts 4 KiB in an image. */
export function changeOnePercent(folder: string, bytes: number): void {
  const scale = bytes / GIB;
  const noise = new Noise(2);
  const [notes, documents] = [Math.max(Math.round(20_000 * scale), 1), Math.max(Math.round(2_000 * scale), 1)];
  for (let note = 50; note < notes; note += 100)
    rewrite(folder, `notes/${note % 97}/note-${note}.txt`, noise.text(500));
  for (let number = 50; number < documents; number += 100) {
    rewrite(folder, `documents/${number % 31}/document-${number}.doc`, noise.text(500));
  }
  for (let note = 10; note < notes; note += 2000) rmSync(path.join(folder, `notes/${note % 97}/note-${note}.txt`));
  for (let added = 0; added < notes / 1000; added += 1) write(folder, `notes/0/ajout-${added}.txt`, noise.text(9000));
  const image = path.join(folder, 'images/image-0.dcm');
  const before = readFileSync(image);
  writeFileSync(image, Buffer.concat([before.subarray(0, 1_000_000), noise.bytes(4096), before.subarray(1_000_000)]));
}

function withPage(document: Buffer, noise: Noise): Buffer {
  const changed = Buffer.from(document);
  noise.text(4096).copy(changed, 20_000);
  return changed;
}

function rewrite(folder: string, name: string, paragraph: Buffer): void {
  const file = path.join(folder, name);
  const bytes = readFileSync(file);
  paragraph.copy(bytes, 300);
  writeFileSync(file, bytes);
}

function write(folder: string, name: string, bytes: Buffer): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
