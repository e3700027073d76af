/** SQL of a text in capitals without the blanks between its groups: DE89 3704 … is DE893704…. */
export function withoutBlanks(name: string): string {
  return `upper(regexp_replace(${name}, '[\\s\\x{00a0}\\x{3000}]', '', 'g'))`;
}

/**
 * SQL that is true for an IBAN by ISO 13616, false for another text, null for none. With the first four characters moved to
 * the end and every letter as a number (A is 10, Z is 35), the digits leave 1 over when divided by 97. GB82 WEST 1234 5698 7654 32:
 * 3214282912345698765432161182 mod 97 = 1. Taken character by character, because 34 of them make too many digits for any number.
 */
export function isIban(name: string): string {
  const rearranged = `string_split(substr(${name}, 5) || left(${name}, 4), '')`;
  const value =
    "case when character < 'A' then ascii(character) - ascii('0') else ascii(character) - ascii('A') + 10 end";
  const values = `list_prepend(0, list_transform(${rearranged}, character -> ${value}))`;
  const remainder = `list_reduce(${values}, (left_over, digits) -> (left_over * case when digits > 9 then 100 else 10 end + digits) % 97)`;
  // 00, 01 and 99 would leave 1 over where 97, 98 and 02 do.
  const hasShape = `regexp_full_match(${name}, '[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}') and substr(${name}, 3, 2) between '02' and '98'`;
  return `(case when ${name} is null then null when ${hasShape} then ${remainder} = 1 else false end)`;
}
