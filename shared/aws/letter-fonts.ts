import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { decompress } from "wawoff2";
import type { FontFiles } from "../statement/letter-fonts.ts";
import type { LetterFonts } from "../statement/letter-pdf.ts";

/** The directories of the package noto-sans-sc that a letter's weights lie in. */
export const fontDirectories = { regular: "noto_sans_sc_regular", bold: "noto_sans_sc_bold" } as const;

/** The weights of a letter's font, whose directories lie in a directory. */
export function fontsBeside(directory: string): LetterFonts {
  return {
    regular: fontIn(join(directory, fontDirectories.regular)),
    bold: fontIn(join(directory, fontDirectories.bold)),
  };
}

function fontIn(directory: string): FontFiles {
  return {
    styleSheet: readFileSync(join(directory, "css.css"), "utf8"),
    read: async (name) => decompress(await readFile(join(directory, basename(name)))),
  };
}
