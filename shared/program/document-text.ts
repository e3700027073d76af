import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import { type DocumentPath, formatPath, type Problem } from "./problem.ts";

/** What a text says, before anything is known of programs. */
export type DocumentText = {
  readonly value: unknown;
  /** What makes the text unreadable or ambiguous; where this is not empty, value is not to be trusted. */
  readonly problems: readonly Problem[];
  /** How the value at a path was written, such as `1.10` where the value is the number 1.1. */
  readonly writtenAt: (path: DocumentPath) => string | undefined;
};

/** A text with more characters is refused unread: a version has to fit into one database item. */
const longestText = 300_000;

/** More problems of syntax than these are echoes of the first. */
const syntaxProblemsShown = 5;

/**
 * Reads YAML 1.2, of which JSON is a part. Refused besides bad syntax: several documents in one text, a field given twice, tags,
 * anchors and aliases. They are ways to say something else than a reader of the text would think.
 */
export function readDocumentText(text: string): DocumentText {
  if (text.length > longestText) {
    const problem = `the document has ${text.length} characters; at most ${longestText} are read`;
    return { value: undefined, problems: [{ path: "", problem }], writtenAt: () => undefined };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: false, // found below, with their path
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const syntaxProblems = [...document.errors, ...document.warnings].slice(0, syntaxProblemsShown).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const problem =
      error.code === "MULTIPLE_DOCS" ? "a second document begins: one text is one program" : error.message;
    return { path: `line ${line}, column ${col}`, problem };
  });
  const problems = syntaxProblems.length > 0 ? syntaxProblems : ambiguitiesIn(document.contents, []);
  return {
    value: problems.length > 0 ? undefined : document.toJS(),
    problems,
    writtenAt(path) {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function ambiguitiesIn(node: ParsedNode | null, path: DocumentPath): readonly Problem[] {
  if (isAlias(node)) return [{ path: formatPath(path), problem: "aliases are not read: write the value out" }];
  if (node?.tag !== undefined) return [{ path: formatPath(path), problem: `the tag ${node.tag} is not read` }];
  if (isSeq(node)) return node.items.flatMap((item, index) => ambiguitiesIn(item as ParsedNode, [...path, index]));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap((pair) => {
    const key = String(pair.key);
    const here = [...path, key];
    const twice = seen.has(key) ? [{ path: formatPath(here), problem: "the field is given twice" }] : [];
    seen.add(key);
    return [...twice, ...ambiguitiesIn(pair.value, here)];
  });
}
