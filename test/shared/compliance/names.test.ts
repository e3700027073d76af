import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { legalForms } from "../../../shared/compliance/legal-forms.ts";
import { legalNameCore, sameLegalName } from "../../../shared/compliance/names.ts";

test.each`
  a                              | b                                                 | because
  ${"Muster GmbH"}               | ${"MUSTER GMBH"}                                  | ${"banks write capitals"}
  ${"Muster GmbH"}               | ${"Ｍｕｓｔｅｒ　ＧｍｂＨ"}                       | ${"full-width letters and space"}
  ${"Muster GmbH"}               | ${"Muster G.m.b.H."}                              | ${"dots in the form"}
  ${"Muster GmbH"}               | ${"Muster G m b H"}                               | ${"spaces in the form"}
  ${"Muster GmbH"}               | ${"Muster Gesellschaft mit beschränkter Haftung"} | ${"the form in full"}
  ${"Muster-Handel GmbH"}        | ${"Muster Handel, GmbH"}                          | ${"hyphen and comma"}
  ${"Straßenbau AG"}             | ${"STRASSENBAU AKTIENGESELLSCHAFT"}               | ${"ß has two capitals"}
  ${"Muster GmbH & Co. KG"}      | ${"MUSTER GMBH&CO.KG"}                            | ${"a form of two forms"}
  ${"Smith & Jones Ltd."}        | ${"Smith and Jones Limited"}                      | ${"& reads as and"}
  ${"Example Trading Co., Ltd."} | ${"EXAMPLE TRADING COMPANY LIMITED"}              | ${"Co. and Company"}
  ${"Example Trading Co.,Ltd"}   | ${"Example Trading Ltd"}                          | ${"company law disregards company beside limited"}
  ${"Example Inc."}              | ${"Example, Incorporated"}                        | ${"Inc and Incorporated"}
  ${"Example Corp"}              | ${"Example Corporation"}                          | ${"Corp and Corporation"}
  ${"Example L.L.C."}            | ${"Example LLC"}                                  | ${"dotted LLC"}
  ${"Example Pty Ltd"}           | ${"Example Pty. Limited"}                         | ${"an Australian company"}
  ${"Exemple S.A."}              | ${"EXEMPLE SA"}                                   | ${"dotted S.A."}
  ${"Esempio S.r.l."}            | ${"Esempio SRL"}                                  | ${"dotted S.r.l."}
  ${"Voorbeeld B.V."}            | ${"Voorbeeld BV"}                                 | ${"dotted B.V."}
  ${"Esimerkki Oy"}              | ${"Esimerkki Osakeyhtiö"}                         | ${"the Finnish form in full"}
  ${"Exempel AB"}                | ${"Exempel Aktiebolag"}                           | ${"the Swedish form in full"}
  ${"Eksempel A/S"}              | ${"EKSEMPEL AS"}                                  | ${"the slash of A/S"}
  ${"O'Neil Ltd"}                | ${"O’NEIL LTD"}                                   | ${"two apostrophes"}
  ${"O´Neil Ltd"}                | ${"ONeil Ltd"}                                    | ${"an accent that stands for an apostrophe"}
  ${"Muster\u200b GmbH"}         | ${"Muster GmbH"}                                  | ${"a character of no width"}
  ${"示例贸易有限公司"}          | ${"示例贸易有限责任公司"}                         | ${"two spellings of one form"}
  ${"示例（中国）有限公司"}      | ${"示例(中国)有限公司"}                           | ${"full-width brackets"}
  ${"上海示例 有限公司"}         | ${"上海　示例有限公司"}                           | ${"spaces of either width"}
  ${"示例（集团）股份有限公司"}  | ${"示例集团股份有限公司"}                         | ${"the group in brackets"}
  ${"ＡＢＣ科技有限公司"}        | ${"abc科技有限公司"}                              | ${"Latin letters in a Chinese name"}
  ${"サンプル株式会社"}          | ${"ｻﾝﾌﾟﾙ（株）"}                                   | ${"half-width kana and the short form"}
  ${"サンプル株式会社"}          | ${"サンプル㈱"}                                   | ${"the form as one character"}
  ${"Sample K.K."}               | ${"SAMPLE株式会社"}                               | ${"one form in two scripts"}
  ${"(주)샘플"}                  | ${"주식회사 샘플"}                                | ${"the Korean short form"}
`("$a is $b: $because", ({ a, b }) => {
  expect(sameLegalName(a, b)).toBe(true);
  expect(sameLegalName(b, a)).toBe(true);
});

test.each`
  a                     | b                           | because
  ${"Muster GmbH"}      | ${"Muster AG"}              | ${"another legal form"}
  ${"Muster GmbH"}      | ${"Muster"}                 | ${"a name without its form may be a person's"}
  ${"Muster GmbH"}      | ${"Muster GmbH & Co. KG"}   | ${"the partner is not the partnership"}
  ${"Muster GmbH"}      | ${"Muster Holding GmbH"}    | ${"another name"}
  ${"Muster GmbH"}      | ${"Mustar GmbH"}            | ${"one letter"}
  ${"Muster GmbH"}      | ${"Max Muster"}             | ${"a person"}
  ${"Muster Verlag"}    | ${"Muster Verl AG"}         | ${"Verlag does not end with a form"}
  ${"Example Ltd"}      | ${"Example LLC"}            | ${"another legal form"}
  ${"Example Ltd"}      | ${"Example Pty Ltd"}        | ${"a company of another country"}
  ${"Example Inc"}      | ${"Example Corp"}           | ${"another legal form"}
  ${"Example PLC"}      | ${"Example Ltd"}            | ${"public and private"}
  ${"Smith & Co. Ltd"}  | ${"Smith Ltd"}              | ${"and Co. belongs to the name"}
  ${"A+ Logistics Ltd"} | ${"A Logistics Ltd"}        | ${"a plus is read aloud"}
  ${"示例贸易有限公司"} | ${"示例贸易股份有限公司"}   | ${"another legal form"}
  ${"示例贸易有限公司"} | ${"示例集团有限公司"}       | ${"another name"}
  ${"示例集团有限公司"} | ${"示例有限公司"}           | ${"a group and its subsidiary"}
  ${"示例有限公司"}     | ${"示例有限公司上海分公司"} | ${"a branch"}
  ${"示例有限公司"}     | ${"示列有限公司"}           | ${"one character"}
  ${"示例"}             | ${"示例有限公司"}           | ${"without its form"}
  ${"株式会社サンプル"} | ${"サンプル株式会社"}       | ${"the form before and after are two registered names"}
  ${"有限公司"}         | ${"有限责任公司"}           | ${"a form alone is a name"}
  ${"Мustеr GmbH"}      | ${"Muster GmbH"}            | ${"Cyrillic letters that look alike"}
  ${""}                 | ${""}                       | ${"nothing is nobody's name"}
  ${" .,（）"}          | ${" .,（）"}                | ${"nor is punctuation"}
`("$a is not $b: $because", ({ a, b }) => {
  expect(sameLegalName(a, b)).toBe(false);
  expect(sameLegalName(b, a)).toBe(false);
});

test("the core of a name is what remains without its form", () => {
  expect(legalNameCore("Muster-Handel G.m.b.H.")).toBe("musterhandel");
  expect(legalNameCore("示例（中国）有限公司")).toBe("示例中国");
  expect(legalNameCore("GmbH")).toBe("gmbh");
  expect(legalNameCore("--")).toBe("");
});

describe("laws", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyzäöüßéøłжяλσ0123456789+&"];
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }).map((chars) => chars.join(""));
  const chineseName = fc
    .array(fc.constantFrom(..."上海示例贸易科技中国集团"), { minLength: 2, maxLength: 6 })
    .map((chars) => chars.join(""));
  /** No spelling of a form has a q, so the last word never becomes a part of one. */
  const name = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join(" ")}q`),
    chineseName,
  );
  const form = fc.constantFrom(...Object.keys(legalForms));
  const spellingOf = (key: string) => fc.constantFrom(...(legalForms[key] ?? []));
  const named = fc.tuple(name, form.chain(spellingOf)).map(([core, spelling]) => `${core} ${spelling}`);

  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)).replaceAll(" ", "　");
  const dotted = (text: string) => text.replace(/(?<=\p{Script=Latin})/gu, ".");

  test("a name is itself, however it is typed", () => {
    fc.assert(
      fc.property(fc.oneof(name, named), (text) => {
        for (const typed of [
          text,
          text.toUpperCase(),
          fullWidth(text),
          dotted(text),
          ` ${text.replaceAll(" ", "  ")}, `,
        ])
          expect(sameLegalName(text, typed), `${text} | ${typed}`).toBe(true);
      }),
    );
  });

  test("spellings of one form make one name, and two forms never do", () => {
    const spelled = form.chain((key) => fc.tuple(fc.constant(key), spellingOf(key)));
    fc.assert(
      fc.property(name, spelled, spelled, (core, [formOfA, a], [formOfB, b]) => {
        expect(sameLegalName(`${core} ${a}`, `${core} ${b}`)).toBe(formOfA === formOfB);
      }),
      { numRuns: 500 },
    );
  });

  test("every spelling belongs to one form only", () => {
    const bare = Object.values(legalForms).flatMap((spellings) => [
      ...new Set(spellings.map((spelling) => spelling.toLowerCase().replace(/[^\p{L}&]/gu, ""))),
    ]);
    expect(bare).toEqual([...new Set(bare)]);
  });

  test("other letters are another name", () => {
    const plain = fc.stringMatching(/^q[a-z]{3,8}$/);
    fc.assert(
      fc.property(plain, plain, form.chain(spellingOf), (a, b, spelling) => {
        expect(sameLegalName(`${a} ${spelling}`, `${b} ${spelling}`)).toBe(a === b);
      }),
    );
  });

  test("sameness is symmetric and never throws, whatever the texts", () => {
    const text = fc.oneof(named, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameLegalName(a, b)).toBe(sameLegalName(b, a));
      }),
    );
  });
});
