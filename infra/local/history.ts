/** An event of an execution's history in the form of the Step Functions API, as far as clients here read it. */
export type HistoryEvent = Readonly<Record<string, unknown>> & { readonly id: number; readonly type: string };

type EmulatorEvent = {
  readonly type: string;
  readonly timestamp: number;
  readonly state?: {
    readonly name: string;
    readonly type: string;
    readonly input?: unknown;
    readonly output?: unknown;
  };
  readonly Error?: string;
  readonly Cause?: unknown;
};

/** Turns an event of the emulator into one of the API. */
export function historyEvent(id: number, event: EmulatorEvent): HistoryEvent {
  const { state } = event;
  const common = { id, previousEventId: id - 1, timestamp: event.timestamp / 1000 };
  const failure = {
    error: event.Error,
    cause: typeof event.Cause === "string" ? event.Cause : JSON.stringify(event.Cause),
  };
  switch (event.type) {
    case "StateEntered":
      return {
        ...common,
        type: `${state?.type}StateEntered`,
        stateEnteredEventDetails: { name: state?.name, input: JSON.stringify(state?.input) },
      };
    case "StateExited":
      return {
        ...common,
        type: `${state?.type}StateExited`,
        stateExitedEventDetails: { name: state?.name, output: JSON.stringify(state?.output) },
      };
    case "StateFailed":
      return { ...common, type: "TaskFailed", taskFailedEventDetails: { ...failure, resource: state?.name } };
    case "ExecutionTimeout":
      return { ...common, type: "ExecutionTimedOut" };
    case "ExecutionFailed":
      return { ...common, type: event.type, executionFailedEventDetails: failure };
    default:
      return { ...common, type: event.type };
  }
}
