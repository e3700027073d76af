import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Letter } from "../statement/letter.ts";
import type { FontFiles } from "../statement/letter-fonts.ts";
import type { LetterFonts } from "../statement/letter-pdf.ts";

/** The directories of the package noto-sans-sc that a letter's weights lie in. */
export const fontDirectories = { regular: "noto_sans_sc_regular", bold: "noto_sans_sc_bold" } as const;

/** A letter as PDF, with the fonts whose directories lie in a directory. What writes PDF is loaded only by whoever wants one. */
export async function pdfOf(letter: Letter, directory: string): Promise<Uint8Array> {
  const { letterPdf } = await import("../statement/letter-pdf.ts");
  return letterPdf(letter, fontsBeside(directory));
}

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
    async read(name) {
      const { default: decompress } = await import("wawoff2/decompress.js");
      return decompress(await readFile(join(directory, basename(name))));
    },
  };
}
