import { expect, test } from "vitest";
import { proposersFor } from "../../../shared/approval/proposers.ts";
import { idOf, person, policyWith } from "./policy.ts";

const policy = policyWith({
  people: [...policyWith().people, person("fred", { scope: { regions: ["FR"] } })],
  proposers: [
    { person: idOf("roz"), programs: ["annual", "quarterly"] },
    { person: idOf("fred"), programs: ["annual"] },
    { person: idOf("pat") },
  ],
});

test.each`
  programs                   | region  | proposers                 | because
  ${["annual"]}              | ${"FR"} | ${["roz", "fred", "pat"]} | ${"each has the program, or every one"}
  ${["annual"]}              | ${"DE"} | ${["roz", "pat"]}         | ${"Fred's customers are in France"}
  ${["annual", "quarterly"]} | ${"FR"} | ${["roz", "pat"]}         | ${"a payout of two programs needs somebody who has both"}
  ${["monthly"]}             | ${"FR"} | ${["pat"]}                | ${"only Pat has programs that nobody names"}
`("$programs in $region: $proposers, since $because", ({ programs, region, proposers }) => {
  expect(proposersFor(policy, programs, { region })).toEqual(proposers.map(idOf));
});
