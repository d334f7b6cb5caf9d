import type { CompiledDictionary } from './compiled-dictionary.ts';

const MAGIC = 'cabinet dictionary';
const ALIGNMENT = 8;

interface Part {
  readonly name: string;
  readonly kind: 'u32' | 'f32' | 'u8' | 'text';
  readonly offset: number;
  readonly bytes: number;
}

/** Writes a compiled dictionary: one line of JSON that names its parts, then the parts, aligned. */
export function encodeDictionary(dictionary: CompiledDictionary): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Part[] = [];
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const [name, value] of Object.entries(dictionary) as [string, CompiledDictionary[keyof CompiledDictionary]][]) {
    const bytes = Array.isArray(value) ? encoder.encode(value.join('\n')) : bytesOf(value as Uint32Array);
    parts.push({ name, kind: kindOf(value), offset, bytes: bytes.length });
    chunks.push(bytes);
    offset = aligned(offset + bytes.length);
  }
  const header = encoder.encode(`${JSON.stringify({ magic: MAGIC, parts })}\n`);
  const start = aligned(header.length);
  const file = new Uint8Array(start + offset);
  file.set(header);
  for (const [at, chunk] of chunks.entries()) file.set(chunk, start + parts[at]!.offset);
  return file;
}

/** Reads a compiled dictionary without copying its arrays. @returns null when the file is not one, or is cut short. */
export function decodeDictionary(file: Uint8Array): CompiledDictionary | null {
  const lineEnd = file.indexOf(10);
  if (lineEnd < 0) return null;
  let header: { magic: string; parts: readonly Part[] };
  try {
    header = JSON.parse(new TextDecoder().decode(file.subarray(0, lineEnd))) as typeof header;
  } catch {
    return null;
  }
  if (header.magic !== MAGIC) return null;
  const start = aligned(lineEnd + 1);
  if (header.parts.some(({ offset, bytes }) => start + offset + bytes > file.length)) return null;
  // A view must begin at a multiple of its width: small files are read into shared memory that need not.
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const entries = header.parts.map((part) => [part.name, partOf(bytes, start, part)]);
  return Object.fromEntries(entries) as CompiledDictionary;
}

function bytesOf(view: Uint32Array | Float32Array | Uint8Array): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function partOf(file: Uint8Array, start: number, { kind, offset, bytes }: Part) {
  const from = file.byteOffset + start + offset;
  if (kind === 'u32') return new Uint32Array(file.buffer, from, bytes / 4);
  if (kind === 'f32') return new Float32Array(file.buffer, from, bytes / 4);
  if (kind === 'u8') return new Uint8Array(file.buffer, from, bytes);
  return new TextDecoder().decode(file.subarray(start + offset, start + offset + bytes)).split('\n');
}

function kindOf(value: CompiledDictionary[keyof CompiledDictionary]): Part['kind'] {
  if (value instanceof Uint32Array) return 'u32';
  if (value instanceof Float32Array) return 'f32';
  return value instanceof Uint8Array ? 'u8' : 'text';
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
