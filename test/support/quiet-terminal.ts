import type { Terminal } from "../../infra/cli/terminal.ts";

/** A terminal that shows nothing, for what is played only to see what becomes of it. */
export const quietTerminal: Terminal = {
  print: () => undefined,
  printAll: async () => undefined,
  say: () => undefined,
  progress: () => ({ advanceTo: () => undefined, finish: () => undefined }),
  width: 100,
};
