import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, test, vi } from "vitest";
import { fontsBeside } from "../../../shared/aws/letter-fonts.ts";
import { letterOf } from "../../../shared/statement/letter.ts";
import { fontFinder, fontRuns } from "../../../shared/statement/letter-fonts.ts";
import { letterPdf } from "../../../shared/statement/letter-pdf.ts";
import { textLines } from "../../../shared/statement/text-lines.ts";
import { payoutOf, statementWith } from "./given.ts";

const fonts = fontsBeside("node_modules/noto-sans-sc");
const pdfIn = (language: "en" | "zh") =>
  letterPdf(letterOf(statementWith({ payouts: [payoutOf("10", "paid")] }), language, ["Tierline Handels GmbH"]), fonts);
const textOf = async (pdf: Uint8Array) => {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const { text } = await extractText(document, { mergePages: true });
  return { text: text.replaceAll(/\s+/g, " "), meta: await getMeta(document) };
};

test("the text of an English letter can be taken out, names and figures whole", async () => {
  const { text } = await textOf(await pdfIn("en"));
  for (const part of [
    "Rebate statement",
    "天河电子有限公司",
    "2011-12-31-00000007",
    "2 % of net amount",
    "24.00 EUR",
    "Page 1 of",
  ])
    expect(text).toContain(part);
});

test("so can that of a Chinese letter, a rare character in a name included", async () => {
  const { text, meta } = await textOf(await pdfIn("zh"));
  for (const part of ["返利对账单", "<喆>", "天河电子有限公司", "净额的 2 %", "未结余额", "第 1 页"])
    expect(text).toContain(part);
  expect(meta.info).toMatchObject({ CreationDate: "D:20111231000000Z", Language: "zh-Hans" });
});

test("a reader of PDF finds nothing to mend, such as a font without its drawings", async () => {
  const said = [vi.spyOn(console, "log"), vi.spyOn(console, "warn")];
  await textOf(await pdfIn("zh"));
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.restoreAllMocks();
});

test("equal letters give equal bytes, and only what is drawn of the font is inside", async () => {
  const [one, other] = [await pdfIn("zh"), await pdfIn("zh")];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  expect(one.length).toBeLessThan(300_000);
});

test("a table longer than a page goes on at the next one under its titles", async () => {
  const statement = statementWith({
    payouts: Array.from({ length: 90 }, (_, index) => payoutOf(`0.${10 + index}`, "paid")),
  });
  const document = await getDocumentProxy(Uint8Array.from(await letterPdf(letterOf(statement, "en", []), fonts)));
  const { text } = await extractText(document, { mergePages: false });
  expect(text.length).toBeGreaterThan(2);
  expect(text.at(-2)).toMatch(/^Day\s+Program and period\s+Status/);
  expect(text.at(-1)).toContain(`Page ${text.length} of ${text.length}`);
});

describe("characters and their font files", () => {
  const sheet = `
    @font-face { src: url(han.woff2) format('woff2'); unicode-range: U+4e00-9fff, U+20-7f; }
    @font-face { src: url(latin.woff2) format('woff2'); unicode-range: U+0020-00FF; }`;
  const find = fontFinder(sheet);

  test("a text is cut where the file changes", () => {
    expect(fontRuns("A 天河 1", find)).toEqual([
      { file: "latin.woff2", text: "A " },
      { file: "han.woff2", text: "天河" },
      { file: "latin.woff2", text: " 1" },
    ]);
  });
  test("a character that no file has becomes a question mark", () => {
    expect(fontRuns("a\u{1F600}b", find)).toEqual([{ file: "latin.woff2", text: "a?b" }]);
  });
  test("a sheet without files is refused", () => expect(() => fontFinder("body {}")).toThrow("names no files"));
});

describe("lines of a text", () => {
  const widthOf = (text: string) => [...text].length;
  test.each`
    text               | width | lines                     | because
    ${"one two three"} | ${8}  | ${["one two", "three"]}   | ${"words stay whole"}
    ${"一二三四五"}    | ${2}  | ${["一二", "三四", "五"]} | ${"Chinese breaks anywhere"}
    ${"一二三，四"}    | ${3}  | ${["一二", "三，四"]}     | ${"no mark begins a line"}
    ${"abcdefgh"}      | ${3}  | ${["abc", "def", "gh"]}   | ${"a word wider than the line is cut"}
    ${""}              | ${3}  | ${[""]}                   | ${"nothing is one empty line"}
  `("of $text, $width wide, are $lines: $because", ({ text, width, lines }) => {
    expect(textLines(text, width, widthOf)).toEqual(lines);
  });
});
