/** The machine is not ready for a local system; the message says for the person at the keyboard what to do. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
