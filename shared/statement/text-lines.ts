/** Where a line may end: after blanks, and beside Chinese characters; their closing marks stay with what they close. */
const piece = /\p{Script=Han}[，。；：、）！？”》]*|[^\s\p{Script=Han}]+[，。；：、）！？”》]*\s*|\s+/gu;

/**
 * Breaks a text into lines that are no wider than a width, as far as its words allow; a word that is wider is cut.
 * @param widthOf how wide a text is drawn
 */
export function textLines(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of (text.match(piece) ?? []).flatMap((each) => cut(each, width, widthOf))) {
    if (line !== "" && widthOf((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

function cut(word: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && widthOf(part + character) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
