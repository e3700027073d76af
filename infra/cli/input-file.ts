import { stat } from "node:fs/promises";
import { CommandFailure } from "./exit-codes.ts";

/** @throws CommandFailure notFound unless the file is there and is a file; before anything else is done with it */
export async function inputFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new CommandFailure("notFound", `there is no file ${file}`, { file });
  if (!found.isFile()) throw new CommandFailure("notFound", `${file} is not a file`, { file });
}
