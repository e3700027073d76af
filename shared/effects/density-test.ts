import { twoSidedPValue } from "./chi-square.ts";

/** Beyond it, in standard errors, customers are taken to choose their side of a tier's line. */
const criticalValue = 1.96;

/** What the densities of customers on both sides of a tier's line say of the line. */
export type DensityTest = {
  /** Probability of densities as different if no customer chose a side. */
  readonly pValue: number;
  /** Then what differs between the sides is who is there, and no effect of the tier. */
  readonly isRejected: boolean;
};

/**
 * Judges the z of effect-density-test and effect-threshold, by the same rule as their verdict. A test that is not rejected proves
 * nothing: among few customers only a great many who choose their side are found.
 * @param z the logarithm of the density above less that of the density below, in standard errors
 */
export function densityTest(z: number): DensityTest {
  return { pValue: twoSidedPValue(z), isRejected: Math.abs(z) > criticalValue };
}
