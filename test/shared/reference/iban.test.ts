import { expect, test } from "vitest";
import { isIban } from "../../../shared/reference/iban.ts";

test.each`
  text                                 | is       | because
  ${"DE89370400440532013000"}          | ${true}  | ${"the registry's example of Germany"}
  ${"GB29 NWBK 6016 1331 9268 19"}     | ${true}  | ${"blanks between groups are allowed, letters count"}
  ${"MT84MALT011000012345MTLCAST001S"} | ${true}  | ${"the longest one in use"}
  ${"DE88370400440532013000"}          | ${false} | ${"a check digit is wrong"}
  ${"DE89370400440532013001"}          | ${false} | ${"a digit of the account is wrong"}
  ${"de89370400440532013000"}          | ${false} | ${"letters are capitals"}
  ${"1102020309001234567"}             | ${false} | ${"an account number is none"}
  ${""}                                | ${false} | ${"nothing is none"}
`("$text: $is, because $because", ({ text, is }) => {
  expect(isIban(text)).toBe(is);
});
