/** Something wrong in a document: where, as `tiers[1].from` (empty for the document itself), and what. */
export type Problem = { readonly path: string; readonly problem: string };

/** Field names and, within a list, positions counted from 0. */
export type DocumentPath = readonly (string | number)[];

export function formatPath(path: DocumentPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}
