/** A request that the API refuses at once; becomes the JSON error of the AWS protocol. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(message: string, code = "InvalidRequestException", status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A query that was accepted and then failed; the message becomes its StateChangeReason. */
export class QueryError extends Error {}

/** An error of analysis: Athena's kind of error, and where in the statement it was found. */
export class AnalysisError extends QueryError {
  readonly kind: string;
  readonly problem: string;
  readonly offset: number | undefined;
  constructor(kind: string, problem: string, offset?: number) {
    super(`${kind}: ${problem}`);
    this.kind = kind;
    this.problem = problem;
    this.offset = offset;
  }

  /** The same error with its position, `line 1:8`, counted in the statement as the user wrote it. */
  at(statement: string, toOffset: (offset: number) => number = (offset) => offset): QueryError {
    if (this.offset === undefined) return this;
    const before = statement.slice(0, toOffset(this.offset));
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    return new QueryError(`${this.kind}: line ${line}:${column}: ${this.problem}`);
  }
}

export const syntaxError = (problem: string, offset?: number) => new AnalysisError("SYNTAX_ERROR", problem, offset);

/** Says plainly that a thing which Athena may have is missing here. */
export const notSupported = (what: string, offset?: number) =>
  new AnalysisError("NOT_SUPPORTED", `${what} is not supported by the local Athena endpoint`, offset);
