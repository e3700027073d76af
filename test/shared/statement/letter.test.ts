import { expect, test } from "vitest";
import { type Letter, letterOf } from "../../../shared/statement/letter.ts";
import { letterDocument } from "../../../shared/statement/letter-document.ts";
import { letterWords } from "../../../shared/statement/letter-words.ts";
import { senderOf } from "../../../shared/statement/sender.ts";
import { payoutOf, statementWith } from "./given.ts";

const sender = ["Tierline Handels GmbH", "Hafenstr. 1", "20457 Hamburg"];
const letterIn = (language: "en" | "zh", given = {}) => letterOf(statementWith(given), language, sender);

/** Every text of a letter, cell by cell. */
const textsOf = ({ facts, sections, addressee }: Letter): readonly string[] => [
  ...addressee,
  ...facts.flat(),
  ...sections.flatMap((section) => [
    section.heading,
    ...section.facts.flat(),
    ...section.sentences,
    ...section.tables.flatMap(({ columns, rows, totals }) => [
      ...columns.map(({ title }) => title),
      ...rows.flat(),
      ...totals.flat(),
    ]),
  ]),
];

test("the letter names customer, legal entity, period, day and run", () => {
  const { addressee, facts } = letterIn("en");
  expect(addressee).toEqual(["天河电子 <喆>", "天河电子有限公司"]);
  expect(facts.map(([, value]) => value)).toEqual(["C1", "2011", "31 December 2011", "2011-12-31-00000007"]);
});

test("terms, purchases, calculation and balance stand in it in English", () => {
  const texts = textsOf(letterIn("en", { payouts: [payoutOf("10", "paid")] }));
  for (const text of [
    "Annual rebate <A>, 2011",
    "annual, version 1",
    "2 (reached)",
    "1,000 EUR",
    "2 % of net amount",
    "A period earns at most 30 EUR.",
    "Less than 5 EUR is not paid out but carried forward.",
    "2011-01",
    "600.00",
    "24.00 EUR",
    "14.00",
    "Paid",
  ])
    expect(texts).toContain(text);
});

test("and in Chinese, with no English sentence left", () => {
  const texts = textsOf(letterIn("zh", { payouts: [payoutOf("10", "in_approval")] }));
  for (const text of [
    "年度返利（2011）",
    "2（已达）",
    "净额的 2 %",
    "每期间最多赚取 30 EUR。",
    "2011年12月31日",
    "审批中",
  ])
    expect(texts).toContain(text);
  const english = texts.filter((text) => /[a-z]{3,} [a-z]{2,}/.test(text));
  expect(english).toEqual([]);
});

test("the figures of a table's months sum to its total, where conversion leaves many digits", () => {
  const letter = letterOf(statementWith(), "en", []);
  const table = letter.sections[1]?.tables[1];
  const sum = (table?.rows ?? []).reduce((total, [, , amount]) => total + Number(amount?.replaceAll(",", "")), 0);
  expect(sum.toFixed(2)).toBe(table?.totals[0]?.[2]?.replaceAll(",", ""));
});

test("every row of a table has a cell for each column", () => {
  for (const language of ["en", "zh"] as const)
    for (const { tables } of letterIn(language, { payouts: [payoutOf("10", "released")] }).sections)
      for (const { columns, rows, totals } of tables)
        expect([...rows, ...totals].filter((row) => row.length !== columns.length)).toEqual([]);
});

test("both languages have the same words", () => {
  expect(Object.keys(letterWords.zh)).toEqual(Object.keys(letterWords.en));
});

test("as an HTML file it is whole, and what a customer is called is text and no markup", () => {
  const file = letterDocument(letterIn("zh"));
  expect(file).toMatch(/^<!doctype html>\n<html lang="zh-Hans">/);
  expect(file).toContain("天河电子 &lt;喆&gt;");
  expect(file).not.toContain("<喆>");
  expect(file).not.toMatch(/<(script|link|img)|https?:/);
  expect(letterDocument(letterIn("en"))).toContain("Annual rebate &lt;A&gt;");
});

test("without payments it says so", () => {
  expect(textsOf(letterIn("en"))).toContain("Nothing has been paid, is on its way or is in approval.");
});

test.each`
  payer                                                                                                            | lines
  ${undefined}                                                                                                     | ${[]}
  ${{ name: "A GmbH", country: "DE", accounts: {} }}                                                               | ${["A GmbH"]}
  ${{ name: "A GmbH", country: "DE", accounts: {}, address: { town: "Kiel" } }}                                    | ${["A GmbH", "Kiel"]}
  ${{ name: "A", country: "DE", accounts: {}, address: { street: "Am Kai 1", post_code: "24103", town: "Kiel" } }} | ${["A", "Am Kai 1", "24103 Kiel"]}
`("the payer $payer writes as $lines", ({ payer, lines }) => {
  expect(senderOf({ payer })).toEqual(lines);
});
