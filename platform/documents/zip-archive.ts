import { crc32 } from 'node:zlib';

/** A file of an archive; its content is read once, when its turn comes. */
export interface ArchivedFile {
  readonly name: string;
  /** ISO instant shown by whoever opens the archive, in UTC. */
  readonly at: string;
  readonly content: () => Promise<Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

const UTF8_NAMES = 0x0800;
const VERSION = 20;
/** Sizes and offsets of a plain archive have 32 bits, its count 16 (APPNOTE 4.4). */
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;

/**
 * A ZIP archive as it flows (PKWARE APPNOTE 6.3): files stored as they are, one held in memory at a time, names in
 * UTF-8 and told apart when two are the same.
 * @throws {RangeError} beyond 4 GiB or 65 535 files.
 */
export async function* zipArchive(files: readonly ArchivedFile[]): AsyncGenerator<Buffer, void, undefined> {
  if (files.length > MOST_FILES) throw new RangeError('too many files for one archive');
  const written: Written[] = [];
  let offset = 0;
  const names = apart(files.map(({ name }) => name));
  for (const [index, file] of files.entries()) {
    const content = Buffer.from(await file.content());
    const name = Buffer.from(names[index]!);
    const entry = { name, at: dosTime(file.at), crc: crc32(content), size: content.length, offset };
    if (offset + content.length > MOST_BYTES) throw new RangeError('too large for one archive');
    written.push(entry);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields(entry), name]);
    offset += header.length + content.length;
    yield header;
    yield content;
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

/** What the local header and the directory share (APPNOTE 4.3.7, 4.3.12). */
function fields({ name, at, crc, size }: Written): Buffer {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION, 0);
  shared.writeUInt16LE(UTF8_NAMES, 2);
  shared.writeUInt32LE(at, 6);
  shared.writeUInt32LE(crc, 10);
  shared.writeUInt32LE(size, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(name.length, 22);
  return shared;
}

function directoryEntry(entry: Written): Buffer {
  const head = Buffer.from('PK\x01\x02', 'latin1');
  const madeBy = Buffer.from([VERSION, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([head, madeBy, fields(entry), rest, entry.name]);
}

/** Date and time as DOS wrote them: two seconds apart, from 1980. */
function dosTime(at: string): number {
  const { year, month, day, hour, minute, second } = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
  const date = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  return date * 65_536 + time;
}

/** `bilan.pdf`, `bilan (2).pdf`: case apart, as most file systems see them. */
function apart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const [, stem = name, extension = ''] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
    let given = name;
    for (let count = 2; taken.has(given.toLowerCase()); count += 1) given = `${stem} (${count})${extension}`;
    taken.add(given.toLowerCase());
    return given;
  });
}
