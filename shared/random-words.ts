import { createHash } from "node:crypto";

/**
 * 32-bit words that look random and are the same for the same seed on every machine: small fast counter generator (sfc32 of the
 * PractRand suite), integer arithmetic only, so that no platform rounds differently. Not for secrets.
 */
export function randomWords(seed: string): () => number {
  const digest = createHash("sha256").update(seed).digest();
  let [a, b, c, counter] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), 1];

  function word(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let warmUp = 0; warmUp < 12; warmUp += 1) word();
  return word;
}
