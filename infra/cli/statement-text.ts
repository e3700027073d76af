import type { Letter, LetterSection } from "../../shared/statement/letter.ts";
import { renderFields, renderTable } from "./table.ts";

/** A letter in a terminal. */
export function letterText(letter: Letter, width: number | undefined): string {
  const { title, sender, addressee, facts, opening, sections, closing } = letter;
  return [
    title,
    ...(sender.length === 0 ? [] : [sender.join("\n")]),
    addressee.join("\n"),
    renderFields(facts),
    opening,
    ...sections.map((section) => sectionText(section, width)),
    closing.join("\n"),
  ].join("\n\n");
}

function sectionText({ heading, facts, sentences, tables }: LetterSection, width: number | undefined): string {
  return [
    heading,
    ...(facts.length === 0 ? [] : [renderFields(facts)]),
    ...(sentences.length === 0 ? [] : [sentences.join("\n")]),
    ...tables.map(({ columns, rows, totals }) =>
      renderTable(
        columns.map(({ title, isFigure }) => ({ title, align: isFigure ? ("right" as const) : ("left" as const) })),
        [...rows, ...totals],
        width,
      ),
    ),
  ].join("\n");
}
