import { Writable } from "node:stream";
import { main } from "../../../infra/cli/main.ts";

export type Ended = { readonly code: number; readonly output: string; readonly errors: string };

/** Runs a command line as a script would and keeps what it said on either stream. */
export async function tierline(...words: readonly string[]): Promise<Ended> {
  const [output, errors] = [collector(), collector()];
  const code = await main(words, { output: output.stream, errors: errors.stream });
  return { code, output: output.text(), errors: errors.text() };
}

function collector() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}
