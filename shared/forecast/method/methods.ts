import { lastYearShape } from "./last-year-shape.ts";
import type { MethodArithmetic } from "./method.ts";
import { runRate } from "./run-rate.ts";

/** The ways to look ahead, as a program names them. */
export const forecastMethods = ["run-rate", "last-year-shape"] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

/** Every method with its arithmetic; a method without one does not compile. */
export const methodArithmetic = {
  "run-rate": runRate,
  "last-year-shape": lastYearShape,
} as const satisfies Record<ForecastMethod, MethodArithmetic>;
