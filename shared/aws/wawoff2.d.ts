/** Google's reference implementation of WOFF2, the half of it that reads. */
declare module "wawoff2/decompress.js" {
  /** @returns the font as TrueType or OpenType */
  export default function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
