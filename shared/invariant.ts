/** A law of the product was found broken: never bad input, always a defect. It stops the work and raises the alarm. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}

/**
 * States a law that must hold here.
 * @throws BrokenInvariant with the law in words when it does not.
 */
export function invariant(holds: boolean, law: string): asserts holds {
  if (!holds) throw new BrokenInvariant(law);
}
