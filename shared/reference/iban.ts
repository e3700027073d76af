/**
 * Whether a text is an IBAN by ISO 13616, blanks between groups allowed. With the first four characters moved to the end and
 * letters read as numbers (A is 10), it leaves 1 when divided by 97.
 */
export function isIban(text: string): boolean {
  const iban = text.replaceAll(" ", "");
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  const digits = rearranged.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}
