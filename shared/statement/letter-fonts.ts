/**
 * A font for every script that names are written in, as web pages get it: many small files, each for some characters, of which a
 * letter needs a few. The style sheet beside them says which file holds which.
 */
export type FontFiles = {
  readonly styleSheet: string;
  /** A file that the style sheet names, as TrueType. */
  readonly read: (name: string) => Promise<Uint8Array>;
};

type FontFile = { readonly name: string; readonly ranges: readonly (readonly [first: number, last: number])[] };

/** Finds the file that draws a character. */
export type FontFinder = (codePoint: number) => string | undefined;

/** @throws Error where the style sheet names no files */
export function fontFinder(styleSheet: string): FontFinder {
  const files = [...styleSheet.matchAll(/url\(([^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;]+);/g)].map(
    ([, name = "", ranges = ""]): FontFile => ({ name, ranges: ranges.split(",").map(range) }),
  );
  if (files.length === 0) throw new Error("the font's style sheet names no files");
  const found = new Map<number, string | undefined>();
  return (codePoint) => {
    if (!found.has(codePoint)) {
      // As in a browser, of two files with a character the one that is stated later draws it.
      const file = files.findLast(({ ranges }) =>
        ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
      );
      found.set(codePoint, file?.name);
    }
    return found.get(codePoint);
  };
}

/** `U+4e00-4e10` or `U+4e00`. */
function range(text: string): readonly [number, number] {
  const [first = "", last = first] = text.trim().replace(/^U\+/i, "").split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/** A stretch of text that one file draws. */
export type FontRun = { readonly file: string; readonly text: string };

/** What stands for a character that no file has. */
const unknownCharacter = "?";

/** Cuts a text where the file changes, so that as few cuts as possible are made. */
export function fontRuns(text: string, find: FontFinder): readonly FontRun[] {
  const runs: { file: string; text: string }[] = [];
  for (const character of text) {
    const own = find(character.codePointAt(0) ?? 0);
    const file = own ?? find(unknownCharacter.codePointAt(0) ?? 0) ?? "";
    const drawn = own === undefined ? unknownCharacter : character;
    const last = runs.at(-1);
    if (last?.file === file) last.text += drawn;
    else runs.push({ file, text: drawn });
  }
  return runs;
}
