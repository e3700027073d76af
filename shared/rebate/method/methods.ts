import type { Method } from "../../program/program.ts";
import { banded } from "./banded.ts";
import type { MethodArithmetic } from "./method.ts";
import { reachedUpTo } from "./reached-up-to.ts";
import { reachedWhole } from "./reached-whole.ts";
import { whole } from "./whole.ts";

/** Every method with its arithmetic; a method without one does not compile. */
export const methodArithmetic: Readonly<Record<Method, MethodArithmetic>> = {
  whole,
  banded,
  "reached-up-to": reachedUpTo,
  "reached-whole": reachedWhole,
};
