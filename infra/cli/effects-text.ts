import type { EffectPage, PageSection } from "../../shared/effects/page/effect-page.ts";
import { renderFields, renderTable } from "./table.ts";

/** A report of effects in a terminal: the page without its charts, whose figures stand in the tables. */
export function effectsText(page: EffectPage, width: number | undefined): string {
  const { program, programId, headline, grade, sentences, facts, sections } = page;
  return [
    `${program} · ${programId}`,
    [headline, ...sentences].join("\n"),
    renderFields([[grade.name, `${grade.letter}  ${grade.meaning}`], ...facts]),
    ...sections.map((section) => sectionText(section, width)),
  ].join("\n\n");
}

function sectionText({ heading, warning, sentences, tables }: PageSection, width: number | undefined): string {
  return [
    heading,
    ...(warning === undefined ? [] : [`! ${warning}`]),
    ...sentences,
    ...tables.map(({ columns, rows }) =>
      renderTable(
        columns.map(({ title, isFigure }) => ({ title, align: isFigure ? ("right" as const) : ("left" as const) })),
        rows,
        width,
      ),
    ),
  ].join("\n");
}
