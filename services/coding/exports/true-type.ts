/** One glyph: its advance and contours of quadratic curves, in font units. */
export interface Outline {
  readonly advance: number;
  readonly contours: readonly (readonly OutlinePoint[])[];
}

export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

export interface FontMeasures {
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/**
 * Writes a static TrueType font (OpenType 1.9, chapters of the tables named) from outlines.
 * @param glyphs the first is drawn for characters that are missing; `characters` maps a code point (below U+FFFF) to a
 * glyph's place.
 */
export function writeTrueType(
  measures: FontMeasures,
  glyphs: readonly Outline[],
  characters: ReadonlyMap<number, number>,
): Buffer {
  const bodies = glyphs.map(glyphBody);
  const offsets = bodies.reduce<number[]>((all, body) => [...all, all.at(-1)! + body.length], [0]);
  return assemble(
    new Map([
      ['OS/2', os2(measures, characters)],
      ['cmap', cmap(characters)],
      ['glyf', Buffer.concat(bodies)],
      ['head', head(measures, glyphs)],
      ['hhea', hhea(measures, glyphs)],
      ['hmtx', Buffer.concat(glyphs.map((glyph) => ints16([glyph.advance, box(glyph).xMin])))],
      ['loca', ints32(offsets)],
      ['maxp', maxp(glyphs)],
      ['name', nameTable(measures.name)],
      ['post', Buffer.concat([ints32([0x0003_0000, 0]), Buffer.alloc(24)])],
    ]),
  );
}

function glyphBody(glyph: Outline): Buffer {
  const points = glyph.contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const { xMin, yMin, xMax, yMax } = box(glyph);
  const ends = glyph.contours.reduce<number[]>((all, contour) => [...all, (all.at(-1) ?? -1) + contour.length], []);
  const flags = Buffer.from(points.map(({ onCurve }) => (onCurve ? 1 : 0)));
  const deltas = (axis: 'x' | 'y') => points.map((point, at) => point[axis] - (at === 0 ? 0 : points[at - 1]![axis]));
  const body = Buffer.concat([
    ints16([ends.length, xMin, yMin, xMax, yMax, ...ends, 0]),
    ...[flags, ints16(deltas('x')), ints16(deltas('y'))],
  ]);
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

function box({ contours }: Outline) {
  const points = contours.flat();
  if (points.length === 0) return { xMin: 0, yMin: 0, xMax: 0, yMax: 0 };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) };
}

function head({ unitsPerEm }: FontMeasures, glyphs: readonly Outline[]): Buffer {
  const boxes = glyphs.map(box);
  const bounds = [
    ...[Math.min(...boxes.map(({ xMin }) => xMin)), Math.min(...boxes.map(({ yMin }) => yMin))],
    ...[Math.max(...boxes.map(({ xMax }) => xMax)), Math.max(...boxes.map(({ yMax }) => yMax))],
  ];
  // Version, revision, checksum (filled by nobody: readers of PDF ignore it), magic number, flags, em, dates.
  const start = [ints32([0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5]), ints16([0, unitsPerEm]), Buffer.alloc(16)];
  return Buffer.concat([...start, ints16([...bounds, 0, 8, 2, 1, 0])]);
}

function hhea({ ascent, descent }: FontMeasures, glyphs: readonly Outline[]): Buffer {
  const widest = Math.max(...glyphs.map(({ advance }) => advance));
  const rest = [ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length];
  return Buffer.concat([ints32([0x0001_0000]), ints16(rest)]);
}

function maxp(glyphs: readonly Outline[]): Buffer {
  const points = Math.max(...glyphs.map(({ contours }) => contours.flat().length));
  const contours = Math.max(...glyphs.map((glyph) => glyph.contours.length));
  return Buffer.concat([
    ints32([0x0001_0000]),
    ints16([glyphs.length, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]);
}

function os2({ ascent, descent, capHeight, xHeight }: FontMeasures, characters: ReadonlyMap<number, number>): Buffer {
  const codes = [...characters.keys()];
  return Buffer.concat([
    ints16([4, 0, 400, 5, 0, ...Array.from({ length: 11 }, () => 0)]),
    ...[Buffer.alloc(10), Buffer.alloc(16), Buffer.from('CABT')],
    ints16([0x40, Math.min(...codes), Math.max(...codes), ascent, descent, 0, ascent, -descent]),
    ...[Buffer.alloc(8), ints16([xHeight, capHeight, 0, 32, 1])],
  ]);
}

/** Format 12: one group per run of characters whose glyphs follow each other. */
function cmap(characters: ReadonlyMap<number, number>): Buffer {
  const sorted = [...characters].toSorted(([a], [b]) => a - b);
  const groups: [number, number, number][] = [];
  for (const [code, glyph] of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && last[1] === code - 1 && last[2] + code - last[0] === glyph) last[1] = code;
    else groups.push([code, code, glyph]);
  }
  const table = [ints16([12, 0]), ints32([16 + groups.length * 12, 0, groups.length, ...groups.flat()])];
  return Buffer.concat([ints16([0, 1, 3, 10]), ints32([12]), ...table]);
}

function nameTable(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const ids = [1, 4, 6];
  const records = ids.flatMap((id) => [3, 1, 0x409, id, text.length, 0]);
  return Buffer.concat([ints16([0, ids.length, 6 + ids.length * 12, ...records]), text]);
}

function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.size));
  const search = [tables.size, power * 16, Math.log2(power), tables.size * 16 - power * 16];
  const directory: Buffer[] = [ints32([0x0001_0000]), ints16(search)];
  const bodies: Buffer[] = [];
  let offset = 12 + tables.size * 16;
  for (const [tag, table] of tables) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    directory.push(Buffer.from(tag.padEnd(4)), ints32([checksum(padded), offset, table.length]));
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([...directory, ...bodies]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Big-endian words; negative values in two's complement. */
function ints16(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => buffer.writeUInt16BE(value & 0xffff, at * 2));
  return buffer;
}

function ints32(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => buffer.writeUInt32BE(value >>> 0, at * 4));
  return buffer;
}
