/**
 * Errors that the state machine tells apart by name. Each is final: repeating the step cannot help, so no retry names them.
 */

/** Another run holds the lock. */
export class RunRefused extends Error {
  override readonly name = "RunRefused";
}

/** The request for a run cannot be understood. */
export class RequestInvalid extends Error {
  override readonly name = "RequestInvalid";
}

/** The control totals of orders, standings, ledger and facts do not tie. */
export class ReconciliationFailed extends Error {
  override readonly name = "ReconciliationFailed";
}
