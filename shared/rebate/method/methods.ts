import type { Method } from "../../program/program.ts";
import { banded } from "./banded.ts";
import type { MethodArithmetic } from "./method.ts";
import { whole } from "./whole.ts";

/** Every method with its arithmetic; a method without one does not compile. */
export const methodArithmetic = { whole, banded } as const satisfies Record<Method, MethodArithmetic>;
