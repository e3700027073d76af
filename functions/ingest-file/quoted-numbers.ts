const quote = 0x22;
const backslash = 0x5c;

/** Bytes that numbers are made of: digits, sign, point, exponent. */
const isNumberByte = new Uint8Array(256);
for (const character of "0123456789+-.eE") isNumberByte[character.charCodeAt(0)] = 1;
const beginsNumber = new Uint8Array(256);
for (const character of "0123456789-") beginsNumber[character.charCodeAt(0)] = 1;

/**
 * Puts the numbers of JSON lines in quotes, so that every digit arrives: a JSON reader would make binary floats of them.
 * Blocks must consist of whole lines, for no JSON text goes on over the end of its line.
 */
export async function* quoteNumbers(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const block of blocks) yield withQuotedNumbers(block);
}

function withQuotedNumbers(json: Buffer): Buffer {
  // A number of one digit takes three bytes in quotes.
  const written = Buffer.allocUnsafe(json.length * 3);
  let length = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isInText) {
      written[length++] = byte;
      if (byte === backslash && at + 1 < json.length) written[length++] = json[++at] ?? 0;
      else if (byte === quote || byte === 0x0a) isInText = false;
    } else if (beginsNumber[byte] === 1) {
      written[length++] = quote;
      while (at < json.length && isNumberByte[json[at] ?? 0] === 1) written[length++] = json[at++] ?? 0;
      written[length++] = quote;
      at -= 1;
    } else {
      isInText = byte === quote;
      written[length++] = byte;
    }
  }
  return written.subarray(0, length);
}
