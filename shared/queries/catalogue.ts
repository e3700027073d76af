import type { QueryFile } from "./query-file.ts";

/** Query files that belong together, under one heading. */
export type CatalogueSection = {
  readonly heading: string;
  readonly introduction: string;
  /** `full` lists every column; `brief` has one row per file, for what the system asks itself. */
  readonly detail: "full" | "brief";
  readonly files: readonly QueryFile[];
};

/** The page that lists every question and view: written from the files' own headers, so that it cannot differ from them. */
export function catalogue(sections: readonly CatalogueSection[]): string {
  const introduction = [
    "# Questions and views",
    "",
    "Written from the headers in `queries/`; a test compares. Ask with `npx tierline query NAME`, in the Athena console (saved",
    "queries of the workgroup), or with any Athena client. Parameters stand for the `?` of the statement, in this order.",
  ];
  return `${[...introduction, ...sections.flatMap(writeSection)].join("\n")}\n`;
}

function writeSection({ heading, introduction, detail, files }: CatalogueSection): readonly string[] {
  const list =
    detail === "full"
      ? files.flatMap(writeFile)
      : [
          "",
          ...table(
            ["name", "question", "grain"],
            files.map(({ name, question, grain }) => [code(name), question, grain]),
          ),
        ];
  return ["", `## ${heading}`, "", introduction, ...list];
}

function writeFile({ name, question, grain, parameters, columns }: QueryFile): readonly string[] {
  const asks = parameters.map((parameter) => [code(parameter.name), parameter.type, parameter.meaning]);
  const gives = columns.map((column) => [code(column.name), column.type, column.comment]);
  return [
    "",
    `### ${name}`,
    "",
    `**${question}** Grain: ${grain}.`,
    ...(asks.length === 0 ? [] : ["", ...table(["parameter", "type", "meaning"], asks)]),
    "",
    ...table(["column", "type", "meaning"], gives),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)];
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const code = (text: string): string => `\`${text}\``;
