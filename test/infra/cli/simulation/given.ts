import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Ended, tierline } from "../captured.ts";

/** One tier more for those who buy more; a product that does not count. */
export const quarterly = `
program: quarterly
name: { en: Quarterly bonus }
contract_reference: test
effective: { from: 2025-01-01 }
currency: EUR
products: { exclude: { product_id: [POST] } }
period: quarter
qualifier: { measure: net_amount }
base: { measure: net_amount }
method: whole
tiers:
  - { from: "100", benefit: { kind: percent, percent: "1" } }
  - { from: "1000", benefit: { kind: percent, percent: "3.33" } }
`;

/** c1 crosses both tiers, c2 lacks a cent to the first; one row has no day, one nobody who bought. */
export const orders = `order_id,line_id,order_date,customer_id,product_id,quantity,unit_price
o1,1,2025-01-10,c1,p1,1,400.10
o1,2,2025-01-10,c1,POST,1,5.00
o2,1,2025-02-11,c1,p2,1,333.33
o3,1,2025-03-12,c1,p2,1,333.34
o4,1,2025-03-13,c2,p1,1,99.99
o5,1,2025-03-32,c2,p1,1,50.00
o6,1,2025-03-14,,p1,1,50.00
`;

export type Folder = {
  readonly file: (name: string) => string;
  /** Writes files by name; what ends in .gz is packed. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export async function folder(): Promise<Folder> {
  const directory = await mkdtemp(join(tmpdir(), "tierline-simulate-"));
  const file = (name: string) => join(directory, name);
  return {
    file,
    async write(files) {
      for (const [name, text] of Object.entries(files))
        await writeFile(file(name), name.endsWith(".gz") ? gzipSync(text) : text);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** `simulate` in the folder: names of files as they stand in it. */
export function simulating({ file }: Folder) {
  const run = (...words: readonly string[]): Promise<Ended> =>
    tierline("simulate", ...words.map((word) => (/\.(csv|gz|yaml|json|parquet)$/.test(word) ? file(word) : word)));
  return {
    run,
    async json(...words: readonly string[]) {
      const { code, output, errors } = await run(...words, "--json");
      if (code !== 0) throw new Error(errors);
      return JSON.parse(output);
    },
  };
}
