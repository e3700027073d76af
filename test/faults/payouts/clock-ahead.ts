/**
 * Loaded into every function before its own code: sets the clock of the one that writes payment files ahead, because it leaves batches
 * alone that were opened within the last two minutes, and the play has no time to wait for that.
 */
const aheadMilliseconds = 3 * 60_000;

if (process.env.AWS_LAMBDA_FUNCTION_NAME === "tierline-write-payment-files") {
  const OwnDate = Date;
  const now = () => OwnDate.now() + aheadMilliseconds;
  globalThis.Date = new Proxy(OwnDate, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}
