/**
 * An IBAN in groups of four, as people write it, around an account in its country's form (letters in capitals). The check digits
 * are 98 less what the rearranged number leaves over when divided by 97: GB and WEST12345698765432 give GB82 WEST 1234 5698 7654 32.
 */
export function ibanOf(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join("");
  const check = String(98n - (BigInt(digits) % 97n)).padStart(2, "0");
  return `${country}${check}${account}`.replace(/(.{4})(?=.)/g, "$1 ");
}
