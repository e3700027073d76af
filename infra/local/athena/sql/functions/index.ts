import { type Rule, readOverload } from "../signature.ts";
import { aggregates } from "./aggregates.ts";
import { collections } from "./collections.ts";
import { dates } from "./dates.ts";
import { numbers } from "./numbers.ts";
import { strings } from "./strings.ts";

/** Every function that the endpoint knows, by name. What is not here fails, as it would on Athena or for want of it. */
export const functionRules: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(
  [...strings, ...numbers, ...dates, ...collections, ...aggregates].map(readOverload),
  (rule) => rule.name,
);

/** Functions that are no row of the table because an argument is a lambda or the result depends on more than types. */
const special = ["mod", "try", "format", "typeof", "grouping", "at_timezone"];
const withLambda = ["transform", "filter", "reduce", "any_match", "all_match", "none_match"];

/** What the parser must see under its own name: types that look like calls, and calls with a grammar of their own. */
const grammar = new Set(["map", "trim", "substring"]);

/** The names that are functions when a bracket follows. */
export const functionNames: ReadonlySet<string> = new Set(
  [...functionRules.keys(), ...special, ...withLambda].filter((name) => !grammar.has(name)),
);
