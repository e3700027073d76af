/** An error as Step Functions knows it: its name is what Retry and Catch compare. */
export class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}
