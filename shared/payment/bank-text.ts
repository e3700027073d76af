/** Characters that no XML 1.0 document may hold, or that no bank prints: controls, halves of surrogate pairs, U+FFFE, U+FFFF. */
const unprintable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * A text as a bank takes it: any script, on one line, without what XML forbids, at most so many characters long. Characters
 * are code points, as schemas count them, so that none is cut in half.
 */
export function bankText(text: string, maxCharacters: number): string {
  const line = text.replace(/\s+/gu, " ").replace(unprintable, "").trim();
  return [...line].slice(0, maxCharacters).join("").trimEnd();
}
