/** A run of text as a page shows it; points from the lower left corner, `y` at the baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
}

interface Line {
  readonly y: number;
  readonly size: number;
  readonly runs: PlacedText[];
}

/** Parts of a font size: below the first, two baselines are one; above the second, two runs are two words. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.15;
/** Parts of a font size between two baselines above which a paragraph ends. */
const PARAGRAPH_GAP = 1.8;
/** On a page of a few lines, half of it says nothing: a drop is long from so many font sizes on. */
const LONG_DROP = 12;

/**
 * The text of a page in reading order. A page is drawn in the order its program chose, which follows columns and the
 * rows of tables better than geometry would; only blocks drawn out of turn are moved: a header drawn last goes to the
 * top, a footer drawn first to the bottom.
 */
export function textOfPage(runs: readonly PlacedText[]): string {
  const blocks = inReadingOrder(blocksOf(linesOf(runs)));
  return blocks
    .map((block) => block.map((line, at) => `${breakBefore(block, at)}${textOfLine(line)}`).join(''))
    .join('\n\n');
}

function linesOf(runs: readonly PlacedText[]): readonly Line[] {
  const lines: Line[] = [];
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.y - run.y) < SAME_LINE * Math.max(line.size, run.size)) line.runs.push(run);
    else lines.push({ y: run.y, size: run.size, runs: [run] });
  }
  return lines;
}

/** A block ends where the pen goes back up, or drops over half of the written page, as from a header to a footer. */
function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const heights = lines.map((line) => line.y);
  const halfPage = (Math.max(...heights) - Math.min(...heights)) / 2;
  const blocks: Line[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const drop = (block?.at(-1)?.y ?? 0) - line.y;
    if (block !== undefined && drop > 0 && drop <= Math.max(halfPage, LONG_DROP * line.size)) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Each block goes before the first one that lies wholly below it. */
function inReadingOrder(blocks: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const ordered: (readonly Line[])[] = [];
  for (const block of blocks) {
    const bottom = block.at(-1)!.y;
    const below = ordered.findIndex((other) => other[0]!.y < bottom);
    ordered.splice(below < 0 ? ordered.length : below, 0, block);
  }
  return ordered;
}

function breakBefore(block: readonly Line[], at: number): string {
  const [above, line] = [block[at - 1], block[at]!];
  if (above === undefined) return '';
  return above.y - line.y > PARAGRAPH_GAP * Math.max(above.size, line.size) ? '\n\n' : '\n';
}

function textOfLine(line: Line): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const run of line.runs.toSorted((a, b) => a.x - b.x)) {
    const apart = run.x - end > WORD_GAP * run.size && !/\s$/.test(text) && !/^\s/.test(run.text);
    text += text !== '' && apart ? ` ${run.text}` : run.text;
    end = run.x + run.width;
  }
  return text;
}
