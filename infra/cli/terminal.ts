import { once } from "node:events";
import { type Options, Presets, SingleBar } from "cli-progress";

/** Where a command's words go: results to standard output, everything else to standard error. */
export type Terminal = {
  /** Writes a result. */
  readonly print: (text: string) => void;
  /** Writes a long result piece by piece, no faster than it is taken. */
  readonly printAll: (texts: Iterable<string>) => Promise<void>;
  /** Writes a remark for the person who waits. */
  readonly say: (text: string) => void;
  /** Shows how far a piece of work is: a bar on a terminal, one line at its end elsewhere. */
  readonly progress: (title: string, total: number) => Progress;
  /** Columns of the terminal; undefined where output goes to a file or a pipe. */
  readonly width: number | undefined;
};

export type Progress = {
  readonly advanceTo: (done: number, what: string) => void;
  /** Takes the bar away; an outcome stays behind as a line. */
  readonly finish: (outcome?: string) => void;
};

/** The streams as Node gives them; tests hand in their own. */
export type Streams = {
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: NodeJS.WritableStream & { readonly isTTY?: boolean };
};

export function terminalOn({ output, errors }: Streams): Terminal {
  return {
    print: (text) => void output.write(`${text}\n`),
    async printAll(texts) {
      for (const text of texts) if (!output.write(`${text}\n`)) await once(output, "drain");
    },
    say: (text) => void errors.write(`${text}\n`),
    width: output.isTTY === true ? (output.columns ?? 80) : undefined,
    progress: (title, total) => (errors.isTTY === true ? barOn(errors, title, total) : linesOn(errors, title)),
  };
}

function barOn(errors: NodeJS.WritableStream, title: string, total: number): Progress {
  const options: Options = {
    stream: errors,
    format: `${title}  {bar}  {value}/{total}  {what}`,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    forceRedraw: true,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(total, 0, { what: "" });
  return {
    advanceTo: (done, what) => bar.update(done, { what }),
    finish(outcome) {
      bar.stop();
      if (outcome !== undefined) errors.write(`${title}: ${outcome}\n`);
    },
  };
}

function linesOn(errors: NodeJS.WritableStream, title: string): Progress {
  return {
    advanceTo: () => undefined,
    finish(outcome) {
      if (outcome !== undefined) errors.write(`${title}: ${outcome}\n`);
    },
  };
}
