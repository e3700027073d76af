import { expect, test } from "vitest";
import { QuestionRefused, sqlLiteral } from "../../../shared/aws/questions.ts";

test.each`
  type               | value                    | literal
  ${"string"}        | ${"C1005"}               | ${"'C1005'"}
  ${"string"}        | ${"O'Neill' or 1=1 --"}  | ${"'O''Neill'' or 1=1 --'"}
  ${"date"}          | ${"2025-03-31"}          | ${"date '2025-03-31'"}
  ${"timestamp"}     | ${"2025-03-31 10:00:00"} | ${"timestamp '2025-03-31 10:00:00'"}
  ${"int"}           | ${"-7"}                  | ${"-7"}
  ${"bigint"}        | ${"12345678901"}         | ${"12345678901"}
  ${"decimal(18,4)"} | ${"12.5"}                | ${"12.5"}
  ${"boolean"}       | ${"true"}                | ${"true"}
`("$type $value is written $literal", ({ type, value, literal }) => {
  expect(sqlLiteral(type, value)).toBe(literal);
});

test.each`
  type               | value
  ${"int"}           | ${"1; drop table runs"}
  ${"date"}          | ${"2025-03-31' or '1'='1"}
  ${"decimal(18,4)"} | ${"1e3"}
  ${"boolean"}       | ${"yes"}
`("$value is refused as $type", ({ type, value }) => {
  expect(() => sqlLiteral(type, value)).toThrow(QuestionRefused);
});
