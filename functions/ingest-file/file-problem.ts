/** A file that cannot be read as its profile says. It is refused as a whole, with everything that stands against it. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  readonly problems: readonly string[];

  constructor(...problems: readonly string[]) {
    super(problems.join("; "));
    this.problems = problems;
  }
}
