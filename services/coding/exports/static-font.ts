import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { writeTrueType, type Outline, type OutlinePoint } from './true-type.ts';

/** The part of fontkit's font that is read here. */
interface SourceFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly characterSet: readonly number[];
  getGlyph(id: number): SourceGlyph;
  glyphForCodePoint(codePoint: number): SourceGlyph;
}

interface SourceGlyph {
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
}

/** Curves of these fonts meet at half units: doubled, every point is whole. */
const SCALE = 2;

/**
 * The typeface of Cabinet as a static TrueType font. A PDF takes neither a variable font nor the compressed form that
 * browsers are served, so the outlines of its regular weight are written anew (SIL Open Font License 1.1).
 * @param family package of the typeface, `atkinson-hyperlegible-next`
 */
export async function staticFont(family: 'atkinson-hyperlegible-next'): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  const file = require.resolve(`@fontsource-variable/${family}/files/${family}-latin-wght-normal.woff2`);
  const source = fontkit.create(await readFile(file)) as unknown as SourceFont;
  const outlines = [outlineOf(source.getGlyph(0))];
  const characters = new Map<number, number>();
  for (const code of source.characterSet) {
    if (code > 0xffff) continue;
    characters.set(code, outlines.length);
    outlines.push(outlineOf(source.glyphForCodePoint(code)));
  }
  const { unitsPerEm, ascent, descent, capHeight, xHeight } = source;
  const scaled = { unitsPerEm, ascent, descent, capHeight, xHeight };
  const measures = Object.fromEntries(
    Object.entries(scaled).map(([name, value]) => [name, value * SCALE]),
  ) as typeof scaled;
  return writeTrueType({ name: `${family} Regular`, ...measures }, outlines, characters);
}

function outlineOf(glyph: SourceGlyph): Outline {
  const contours: OutlinePoint[][] = [];
  for (const { command, args } of glyph.path.commands) {
    const [x, y, toX, toY] = args.map((value) => Math.round(value * SCALE));
    if (command === 'moveTo') contours.push([{ x: x!, y: y!, onCurve: true }]);
    if (command === 'lineTo') contours.at(-1)!.push({ x: x!, y: y!, onCurve: true });
    if (command !== 'quadraticCurveTo') continue;
    contours.at(-1)!.push({ x: x!, y: y!, onCurve: false }, { x: toX!, y: toY!, onCurve: true });
  }
  return { advance: Math.round(glyph.advanceWidth * SCALE), contours: contours.map(closed) };
}

/** A contour closes by itself: its last point is not its first again. */
function closed(contour: readonly OutlinePoint[]): readonly OutlinePoint[] {
  const [first, last] = [contour[0], contour.at(-1)];
  const again = contour.length > 1 && first?.x === last?.x && first?.y === last?.y && last?.onCurve;
  return again ? contour.slice(0, -1) : contour;
}
