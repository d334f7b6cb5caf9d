import { PDFDocument, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import { staticFont } from './static-font.ts';

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 48;
const FOOT = 92;
const INK = rgb(0.11, 0.16, 0.18);
const SECOND_INK = rgb(0.33, 0.38, 0.4);
const LINE = rgb(0.8, 0.82, 0.82);

export interface TextStyle {
  readonly size: number;
  readonly second?: boolean;
  /** From the left margin, in points. */
  readonly x?: number;
  /** Up to where a line may run, from the left margin. */
  readonly until?: number;
}

let typeface: Promise<Buffer> | null = null;

/** A document written from top to bottom on A4, lines broken and pages begun as needed. */
export class PdfSheet {
  readonly document: PDFDocument;
  readonly #text: PDFFont;
  readonly #foot: readonly string[];
  #page!: PDFPage;
  #y = 0;

  private constructor(document: PDFDocument, text: PDFFont, foot: readonly string[]) {
    this.document = document;
    this.#text = text;
    this.#foot = foot;
    this.#begin();
  }

  /** @param foot sentences at the foot of every page. */
  static async begin(foot: readonly string[]): Promise<PdfSheet> {
    typeface ??= staticFont('atkinson-hyperlegible-next');
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
    return new PdfSheet(document, await document.embedFont(await typeface), foot);
  }

  /** Several texts on one line, each in its place; the line is as high as the one that breaks most. */
  row(cells: readonly (TextStyle & { readonly text: string })[]): void {
    const broken = cells.map((cell) => ({ cell, lines: this.#broken(cell.text, cell) }));
    const height = Math.max(...broken.map(({ cell, lines }) => lines.length * cell.size * 1.35));
    this.#need(height);
    for (const { cell, lines } of broken) {
      lines.forEach((line, at) => this.#draw(line, cell, this.#y - cell.size - at * cell.size * 1.35));
    }
    this.#y -= height;
  }

  paragraph(text: string, style: TextStyle): void {
    this.row([{ ...style, text }]);
  }

  gap(points: number): void {
    this.#y -= points;
  }

  rule(): void {
    this.#need(8);
    this.#y -= 4;
    const end = { x: A4.width - MARGIN, y: this.#y };
    this.#page.drawLine({ start: { x: MARGIN, y: this.#y }, end, thickness: 0.6, color: LINE });
    this.#y -= 4;
  }

  /** Numbers the pages and gives the bytes. */
  async finish(): Promise<Buffer> {
    const pages = this.document.getPages();
    pages.forEach((page, at) => {
      const text = `${at + 1} / ${pages.length}`;
      const x = A4.width - MARGIN - this.#text.widthOfTextAtSize(text, 8);
      page.drawText(text, { x, y: 30, size: 8, font: this.#text, color: SECOND_INK });
    });
    return Buffer.from(await this.document.save());
  }

  #begin(): void {
    this.#page = this.document.addPage([A4.width, A4.height]);
    const lines = this.#foot.flatMap((sentence) => this.#broken(sentence, { size: 8 }));
    lines.forEach((line, at) => this.#draw(line, { size: 8, second: true }, FOOT - 20 - at * 11));
    this.#y = A4.height - MARGIN;
  }

  #need(height: number): void {
    if (this.#y - height < FOOT) this.#begin();
  }

  #draw(text: string, style: TextStyle, y: number): void {
    const color = style.second === true ? SECOND_INK : INK;
    this.#page.drawText(text, { x: MARGIN + (style.x ?? 0), y, size: style.size, font: this.#text, color });
  }

  #broken(text: string, style: TextStyle): readonly string[] {
    const font = this.#text;
    const width = (style.until ?? A4.width - 2 * MARGIN) - (style.x ?? 0);
    const lines: string[] = [];
    let line = '';
    for (const word of drawable(text, font).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && font.widthOfTextAtSize(longer, style.size) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }
}

/** Characters the font does not have are shown as a question mark rather than as nothing. */
function drawable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const plain = text.replaceAll(/[\u202F\u2009]/g, '\u00A0').replaceAll(/[\s--\u00A0]+/gv, ' ');
  return [...plain].map((character) => (known.has(character.codePointAt(0)!) ? character : '?')).join('');
}
