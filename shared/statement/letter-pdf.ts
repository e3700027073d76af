import PDFDocument from "pdfkit";
import type { Letter, LetterSection, LetterTable } from "./letter.ts";
import { type FontFiles, type FontFinder, fontFinder, fontRuns } from "./letter-fonts.ts";
import { letterWords } from "./letter-words.ts";
import { textLines } from "./text-lines.ts";

/** The weights that a letter is set in. */
export type LetterFonts = { readonly regular: FontFiles; readonly bold: FontFiles };

/* Lengths are in points, 72 to the inch. */
const page = { width: 595.28, height: 841.89, margin: 56, bottom: 70 };
const textWidth = page.width - 2 * page.margin;
const lineHeight = 1.45;
const cellGap = 8;
const rowGap = 3;
const shortTableRows = 12;

type Style = { readonly size: number; readonly isBold?: true; readonly colour?: string };
const styles = {
  title: { size: 20, isBold: true },
  heading: { size: 13, isBold: true, colour: "#0b5c63" },
  text: { size: 9.5 },
  quiet: { size: 8.5, colour: "#57606a" },
  cell: { size: 8 },
  columnTitle: { size: 7.5, colour: "#57606a" },
  total: { size: 8, isBold: true },
} as const satisfies Record<string, Style>;

/**
 * A letter as PDF on A4, with only the characters of the font that it needs inside. Equal letters give equal bytes: the document's own
 * date is the letter's.
 */
export async function letterPdf(letter: Letter, fonts: LetterFonts): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    // No font of the library's own: none of them draws Chinese.
    font: "",
    bufferPages: true,
    lang: letter.language === "zh" ? "zh-Hans" : "en",
    displayTitle: true,
    info: {
      Title: `${letter.title} ${letter.addressee.join(", ")}`,
      Producer: "Tierline",
      Creator: "Tierline",
      CreationDate: new Date(`${letter.day}T00:00:00Z`),
    },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    document.on("data", (part: Uint8Array) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.on("error", reject);
  });
  const finders = { regular: fontFinder(fonts.regular.styleSheet), bold: fontFinder(fonts.bold.styleSheet) };
  for (const { weight, file } of filesFor(letter, finders))
    document.registerFont(fontName(weight, file), Buffer.from(await fonts[weight].read(file)));
  drawLetter(paperOf(document, finders), letter);
  document.end();
  return ended;
}

type Weight = keyof LetterFonts;
type Finders = Readonly<Record<Weight, FontFinder>>;

/** The files of each weight that a letter's characters are in; digits and marks that only drawing adds lie in the same ones. */
function filesFor(letter: Letter, finders: Finders) {
  const characters = `${JSON.stringify(letter)}${letterWords[letter.language].page(0, 0)}`;
  return (["regular", "bold"] as const).flatMap((weight) =>
    [...new Set(fontRuns(characters, finders[weight]).map(({ file }) => file))].map((file) => ({ weight, file })),
  );
}

const fontName = (weight: Weight, file: string): string => `${weight} ${file}`;

type Paper = ReturnType<typeof paperOf>;

/** A document as something to write on from top to bottom, page after page. */
function paperOf(document: PDFKit.PDFDocument, finders: Finders) {
  const select = (weight: Weight, file: string, size: number) => document.font(fontName(weight, file)).fontSize(size);
  const runsOf = (text: string, { isBold }: Style) => {
    const weight = isBold ? "bold" : "regular";
    return fontRuns(text, finders[weight]).map((run) => ({ weight, ...run }) as const);
  };
  const paper = {
    document,
    y: page.margin,
    widthOf(text: string, style: Style): number {
      return runsOf(text, style).reduce((width, { weight, file, text: run }) => {
        select(weight, file, style.size);
        return width + document.widthOfString(run);
      }, 0);
    },
    linesOf: (text: string, width: number, style: Style): readonly string[] =>
      textLines(text, width, (line) => paper.widthOf(line, style)),
    /** Writes one line at a place. */
    write(text: string, x: number, y: number, style: Style): void {
      let at = x;
      document.fillColor(style.colour ?? "#1f2328");
      for (const { weight, file, text: run } of runsOf(text, style)) {
        select(weight, file, style.size);
        document.text(run, at, y, { lineBreak: false });
        at += document.widthOfString(run);
      }
    },
    /** Goes on at the next page where less than so much is left of this one. @returns whether it did */
    need(height: number): boolean {
      if (paper.y + height <= page.height - page.bottom) return false;
      document.addPage();
      paper.y = page.margin;
      return true;
    },
    rule(colour: string, thickness: number): void {
      document
        .moveTo(page.margin, paper.y)
        .lineTo(page.width - page.margin, paper.y)
        .lineWidth(thickness)
        .strokeColor(colour)
        .stroke();
    },
    paragraph(text: string, style: Style, isRight = false): void {
      for (const line of paper.linesOf(text, textWidth, style)) {
        paper.need(style.size * lineHeight);
        const indent = isRight ? textWidth - paper.widthOf(line, style) : 0;
        paper.write(line, page.margin + indent, paper.y, style);
        paper.y += style.size * lineHeight;
      }
    },
  };
  return paper;
}

function drawLetter(paper: Paper, letter: Letter): void {
  for (const line of letter.sender) paper.paragraph(line, styles.quiet, true);
  paper.y += 24;
  for (const line of letter.addressee) paper.paragraph(line, styles.text);
  paper.y += 28;
  paper.paragraph(letter.title, styles.title);
  paper.y += 8;
  drawFacts(paper, letter.facts);
  paper.paragraph(letter.opening, styles.text);
  for (const section of letter.sections) drawSection(paper, section);
  paper.y += 14;
  for (const sentence of letter.closing) paper.paragraph(sentence, styles.quiet);
  numberPages(paper, letter);
}

function drawSection(paper: Paper, { heading, facts, sentences, tables }: LetterSection): void {
  paper.y += 16;
  // A heading stays with the first lines below it.
  paper.need(90);
  paper.paragraph(heading, styles.heading);
  paper.y += 2;
  paper.rule("#0b5c63", 1);
  paper.y += 6;
  drawFacts(paper, facts);
  for (const sentence of sentences) paper.paragraph(sentence, styles.text);
  for (const table of tables) drawTable(paper, table);
}

const factNameWidth = 110;

function drawFacts(paper: Paper, facts: Letter["facts"]): void {
  for (const [name, value] of facts) {
    const lines = paper.linesOf(value, textWidth - factNameWidth, styles.text);
    paper.need(lines.length * styles.text.size * lineHeight);
    paper.write(name, page.margin, paper.y, { ...styles.text, colour: styles.quiet.colour });
    for (const line of lines) {
      paper.write(line, page.margin + factNameWidth, paper.y, styles.text);
      paper.y += styles.text.size * lineHeight;
    }
  }
  if (facts.length > 0) paper.y += 6;
}

/** The most of a table's width that its figures may take; where they need more, all of it is written smaller. */
const figuresAtMost = 0.72;

function drawTable(paper: Paper, table: LetterTable): void {
  const free = textWidth - cellGap * (table.columns.length - 1);
  const natural = naturalWidths(paper, table);
  const sumWhere = (isFigure: boolean) =>
    natural.reduce((sum, width, index) => (table.columns[index]?.isFigure === isFigure ? sum + width : sum), 0);
  const scale = Math.min(1, (figuresAtMost * free) / sumWhere(true));
  // Figures get the width that they need, because half a number is a wrong number; what is left is shared among the texts.
  const stretch = (free - scale * sumWhere(true)) / sumWhere(false);
  const widths = natural.map((width, index) => width * (table.columns[index]?.isFigure ? scale : stretch));
  const scaled = (style: Style): Style => ({ ...style, size: style.size * scale });
  const titles: Row = { cells: table.columns.map(({ title }) => title), style: scaled(styles.columnTitle) };
  const draw = (cells: readonly string[], style: Style) =>
    drawRow(paper, { table, widths }, { cells, style: scaled(style) }, titles);

  paper.y += 8;
  const rows = table.rows.length + table.totals.length;
  // A short table is not torn apart.
  if (rows <= shortTableRows) paper.need((rows + 2) * (styles.cell.size * lineHeight + rowGap));
  drawRow(paper, { table, widths }, titles);
  paper.rule("#57606a", 0.8);
  paper.y += 3;
  for (const row of table.rows) draw(row, styles.cell);
  if (table.totals.length > 0) {
    paper.need(30);
    paper.rule("#57606a", 0.8);
    paper.y += 3;
  }
  for (const row of table.totals) draw(row, styles.total);
  paper.y += 4;
}

/** How wide the columns are where nothing is broken but titles. */
function naturalWidths(paper: Paper, { columns, rows, totals }: LetterTable): readonly number[] {
  return columns.map(({ title }, index) =>
    Math.max(
      ...title.split(/\s+/).map((word) => paper.widthOf(word, styles.columnTitle)),
      ...rows.map((row) => paper.widthOf(row[index] ?? "", styles.cell)),
      ...totals.map((row) => paper.widthOf(row[index] ?? "", styles.total)),
    ),
  );
}

type Row = { readonly cells: readonly string[]; readonly style: Style };
type Grid = { readonly table: LetterTable; readonly widths: readonly number[] };

/** @param titles the row of titles, to be written again at the top of a new page */
function drawRow(paper: Paper, grid: Grid, { cells, style }: Row, titles?: Row): void {
  const { table, widths } = grid;
  const broken = cells.map((cell, index) => paper.linesOf(cell, widths[index] ?? 0, style));
  const step = style.size * lineHeight;
  const height = Math.max(...broken.map((lines) => lines.length)) * step;
  if (paper.need(height) && titles !== undefined) drawRow(paper, grid, titles);
  let x = page.margin;
  for (const [index, lines] of broken.entries()) {
    const width = widths[index] ?? 0;
    for (const [place, line] of lines.entries()) {
      const indent = table.columns[index]?.isFigure ? width - paper.widthOf(line, style) : 0;
      paper.write(line, x + indent, paper.y + place * step, style);
    }
    x += width + cellGap;
  }
  paper.y += height + rowGap;
}

function numberPages(paper: Paper, { language }: Letter): void {
  const { start, count } = paper.document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    paper.document.switchToPage(index);
    const text = letterWords[language].page(index + 1, count);
    const x = page.width - page.margin - paper.widthOf(text, styles.quiet);
    paper.write(text, x, page.height - page.margin + 10, styles.quiet);
  }
}
