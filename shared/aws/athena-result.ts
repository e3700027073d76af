/**
 * Reads a result object as Athena writes it: every value in double quotes, a null as nothing at all between the commas.
 * The first row holds the column names.
 */
export function parseResultObject(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let position = 0;
  while (position < text.length) {
    let value: string | null = null;
    if (text[position] === '"') {
      value = "";
      position += 1;
      for (;;) {
        const quote = text.indexOf('"', position);
        if (quote < 0) throw new Error("the result object ends within a quoted value");
        value += text.slice(position, quote);
        position = quote + 1;
        if (text[position] !== '"') break;
        value += '"';
        position += 1;
      }
    } else {
      const end = text.slice(position).search(/[,\n]/);
      const bare = end < 0 ? text.slice(position) : text.slice(position, position + end);
      value = bare === "" ? null : bare;
      position += bare.length;
    }
    row.push(value);
    if (text[position] === ",") {
      position += 1;
      // A comma at the very end of a line or of the text leaves a null behind it.
      if (position === text.length || text[position] === "\n") row.push(null);
      else continue;
    }
    rows.push(row);
    row = [];
    position += 1;
  }
  return rows;
}
