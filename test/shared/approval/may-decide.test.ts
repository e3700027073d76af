import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approversOf, mayDecide, mayRelease, type PayoutSoFar } from "../../../shared/approval/may-decide.ts";
import { idOf, level, person, policyWith } from "./policy.ts";

const step = (levelId: string) => ({ levelId, peopleNeeded: 1 }) as const;

const fresh: PayoutSoFar = {
  proposerId: idOf("pat"),
  region: "DE",
  segment: "key",
  earlierDeciderIds: [],
  deciderIds: [],
};
const day = "2026-07-10";

/** Dora is away for the first half of July: Cleo stands in for her. */
const away = { of: idOf("dora"), by: idOf("cleo"), from: "2026-07-01", until: "2026-07-15" };
const plain = policyWith();
const withCleo = policyWith({ substitutes: [away] });

describe("whether a person may decide", () => {
  test.each`
    who        | at            | so_far                                   | verdict                   | because
    ${"nora"}  | ${"manager"}  | ${{}}                                    | ${"yes"}                  | ${"she is a manager of the region"}
    ${"sam"}   | ${"manager"}  | ${{}}                                    | ${"scope"}                | ${"his customers are in France"}
    ${"sam"}   | ${"manager"}  | ${{ region: "FR" }}                      | ${"yes"}                  | ${"this one is"}
    ${"sam"}   | ${"manager"}  | ${{ region: undefined }}                 | ${"scope"}                | ${"a customer without a region lies in no stated scope"}
    ${"dora"}  | ${"manager"}  | ${{}}                                    | ${"not_an_approver"}      | ${"a higher level decides at its own step"}
    ${"nora"}  | ${"board"}    | ${{}}                                    | ${"not_an_approver"}      | ${"a level that the policy does not have has no approvers"}
    ${"ghost"} | ${"manager"}  | ${{}}                                    | ${"not_an_approver"}      | ${"nobody knows this person"}
    ${"nora"}  | ${"manager"}  | ${{ proposerId: idOf("nora") }}          | ${"is_proposer"}          | ${"nobody approves what they proposed"}
    ${"dora"}  | ${"director"} | ${{ earlierDeciderIds: [idOf("dora")] }} | ${"decided_earlier_step"} | ${"nobody approves twice"}
    ${"dora"}  | ${"director"} | ${{ deciderIds: [idOf("dora")] }}        | ${"decided_this_step"}    | ${"two people are two people"}
    ${"dirk"}  | ${"director"} | ${{ deciderIds: [idOf("dora")] }}        | ${"yes"}                  | ${"he is the second one"}
  `("$who at $at with $so_far: $verdict, since $because", ({ who, at, so_far, verdict }) => {
    expect(mayDecide(plain, step(at), { ...fresh, ...so_far }, idOf(who), day, "2")).toBe(verdict);
  });

  test.each`
    version      | verdict
    ${"2"}       | ${"yes"}
    ${"1"}       | ${"policy_not_acknowledged"}
    ${undefined} | ${"policy_not_acknowledged"}
  `("having acknowledged version $version of a rebate policy in its version 2: $verdict", ({ version, verdict }) => {
    expect(mayDecide(plain, step("manager"), fresh, idOf("nora"), day, version)).toBe(verdict);
  });

  test("an exclusion is told before a missing acknowledgement, which would not help", () => {
    const proposed = { ...fresh, proposerId: idOf("nora") };
    expect(mayDecide(plain, step("manager"), proposed, idOf("nora"), day, undefined)).toBe("is_proposer");
  });
});

describe("substitutes", () => {
  test.each`
    on              | verdict                      | because
    ${"2026-06-30"} | ${"substitute_not_in_force"} | ${"the first day is the next one"}
    ${"2026-07-01"} | ${"yes"}                     | ${"the first day belongs to it"}
    ${"2026-07-14"} | ${"yes"}                     | ${"the last day does as well"}
    ${"2026-07-15"} | ${"substitute_not_in_force"} | ${"until is the day after"}
  `("on $on: $verdict, since $because", ({ on, verdict }) => {
    expect(mayDecide(withCleo, step("director"), fresh, idOf("cleo"), on, "2")).toBe(verdict);
  });

  test.each`
    soFar                                    | because
    ${{ proposerId: idOf("cleo") }}          | ${"the substitute proposed it"}
    ${{ earlierDeciderIds: [idOf("cleo")] }} | ${"the substitute decided an earlier step"}
    ${{ deciderIds: [idOf("cleo")] }}        | ${"the substitute decided this step"}
    ${{ proposerId: idOf("dora") }}          | ${"whoever proposed it has nothing to pass on"}
    ${{ earlierDeciderIds: [idOf("dora")] }} | ${"whoever decided an earlier step has nothing to pass on"}
    ${{ deciderIds: [idOf("dora")] }}        | ${"one right does not count twice at a step"}
  `("excluded with $soFar: $because", ({ soFar }) => {
    expect(mayDecide(withCleo, step("director"), { ...fresh, ...soFar }, idOf("cleo"), day, "2")).toBe(
      "substitute_excluded",
    );
  });

  test("decide where the person they stand in for does, whatever their own customers are", () => {
    const policy = policyWith({ substitutes: [{ ...away, of: idOf("nora"), by: idOf("sam") }] });
    expect(mayDecide(policy, step("manager"), fresh, idOf("sam"), day, "2")).toBe("yes");
    expect(mayDecide(policy, step("manager"), { ...fresh, region: "BR" }, idOf("sam"), day, "2")).toBe("scope");
  });

  test("of stated levels stand in at those only", () => {
    const both = [level("director", ["dora", "dirk"], "0"), level("cfo", ["dora"], "0")];
    const policy = policyWith({ levels: both, substitutes: [{ ...away, levels: ["cfo"] }] });
    expect(mayDecide(policy, step("cfo"), fresh, idOf("cleo"), day, "2")).toBe("yes");
    expect(mayDecide(policy, step("director"), fresh, idOf("cleo"), day, "2")).toBe("not_an_approver");
  });

  test("need their own acknowledgement", () => {
    expect(mayDecide(withCleo, step("director"), fresh, idOf("cleo"), day, undefined)).toBe("policy_not_acknowledged");
  });

  test("pass nothing on: a substitute's substitute decides nothing of the first one's", () => {
    const policy = policyWith({ substitutes: [away, { ...away, of: idOf("cleo"), by: idOf("ray") }] });
    expect(mayDecide(policy, step("director"), fresh, idOf("ray"), day, "2")).toBe("not_an_approver");
    expect(mayDecide(policy, step("cfo"), fresh, idOf("ray"), day, "2")).toBe("yes");
  });

  test("pass nothing on where the first one has a right of their own either", () => {
    const policy = policyWith({
      substitutes: [
        { ...away, of: idOf("nora"), by: idOf("sam") },
        { ...away, of: idOf("sam"), by: idOf("ray") },
      ],
    });
    expect(mayDecide(policy, step("manager"), fresh, idOf("ray"), day, "2")).toBe("scope");
  });

  test("with a second substitution that counts may decide by that one", () => {
    const policy = policyWith({ substitutes: [away, { ...away, of: idOf("dirk") }] });
    const doraDecided = { ...fresh, deciderIds: [idOf("dora")] };
    expect(mayDecide(policy, step("director"), doraDecided, idOf("cleo"), day, "2")).toBe("yes");
    expect(approversOf(policy, step("director"), doraDecided, day)).toContainEqual({
      personId: idOf("cleo"),
      standsInFor: idOf("dirk"),
    });
  });
});

describe("everybody who may decide", () => {
  test("is listed once, own rights first, and a substitute beside the person who is away", () => {
    expect(approversOf(withCleo, step("director"), fresh, day)).toEqual([
      { personId: idOf("dora") },
      { personId: idOf("dirk") },
      { personId: idOf("cleo"), standsInFor: idOf("dora") },
    ]);
    const dirkForDora = policyWith({ substitutes: [{ ...away, by: idOf("dirk") }] });
    expect(approversOf(dirkForDora, step("director"), fresh, day)).toEqual([
      { personId: idOf("dora") },
      { personId: idOf("dirk") },
    ]);
  });

  test("can be nobody", () => {
    const decided = { ...fresh, earlierDeciderIds: [idOf("dora"), idOf("dirk")] };
    expect(approversOf(withCleo, step("director"), decided, day)).toEqual([]);
  });
});

describe("laws", () => {
  const names = ["ann", "ben", "cat", "dan", "eve"];
  const somebody = fc.constantFrom(...names);
  const some = fc.subarray(names);
  const regions = fc.constantFrom("DE", "FR", undefined);
  const days = fc.constantFrom("2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04");
  const situations = fc.record({
    scopes: fc.array(fc.constantFrom<string[] | undefined>(["DE"], ["FR"], undefined), { minLength: 5, maxLength: 5 }),
    first: fc.subarray(names, { minLength: 1 }),
    second: fc.subarray(names, { minLength: 1 }),
    substitutes: fc.array(
      fc.record({
        of: somebody.map(idOf),
        by: somebody.map(idOf),
        from: days,
        until: days,
        levels: fc.constantFrom(["first"], ["second"], undefined),
      }),
      { maxLength: 5 },
    ),
    proposer: somebody,
    region: regions,
    earlier: some,
    deciders: some,
    day: days,
    at: fc.constantFrom("first", "second"),
  });
  const given = (situation: typeof situations extends fc.Arbitrary<infer Value> ? Value : never) => ({
    policy: policyWith({
      people: names.map((name, index) => {
        const regionsOfPerson = situation.scopes[index];
        return person(name, regionsOfPerson === undefined ? {} : { scope: { regions: regionsOfPerson } });
      }),
      levels: [level("first", situation.first, "0"), level("second", situation.second, "0")],
      substitutes: situation.substitutes,
      releasers: names.map(idOf),
    }),
    payout: {
      proposerId: idOf(situation.proposer),
      region: situation.region,
      earlierDeciderIds: situation.earlier.map(idOf),
      deciderIds: situation.deciders.map(idOf),
    },
  });

  test("whoever is told to decide may, and nobody else", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { policy, payout } = given(situation);
        const asked = approversOf(policy, step(situation.at), payout, situation.day).map(({ personId }) => personId);
        const able = names
          .map(idOf)
          .filter((id) => mayDecide(policy, step(situation.at), payout, id, situation.day, "2") === "yes");
        expect([...asked].sort()).toEqual(able);
      }),
      { numRuns: 1000 },
    );
  });

  test("neither the proposer nor anybody who decided is ever asked, or stood in for", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { policy, payout } = given(situation);
        const excluded = [payout.proposerId, ...payout.earlierDeciderIds, ...payout.deciderIds];
        const asked = approversOf(policy, step(situation.at), payout, situation.day);
        expect(
          asked.filter(
            ({ personId, standsInFor = "" }) => excluded.includes(personId) || excluded.includes(standsInFor),
          ),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("whoever is stood in for is an approver of the level", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { policy, payout } = given(situation);
        const approvers = policy.levels.find(({ id }) => id === situation.at)?.approvers;
        for (const { personId, standsInFor } of approversOf(policy, step(situation.at), payout, situation.day))
          expect(approvers).toContain(standsInFor ?? personId);
      }),
      { numRuns: 1000 },
    );
  });

  test("nobody releases what they proposed or decided", () => {
    fc.assert(
      fc.property(situations, somebody, (situation, name) => {
        const { policy, payout } = given(situation);
        const hadAPart = [payout.proposerId, ...payout.earlierDeciderIds, ...payout.deciderIds].includes(idOf(name));
        if (hadAPart) expect(mayRelease(policy, payout, idOf(name))).not.toBe("yes");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whether a person may release", () => {
  const policy = policyWith({
    people: [...plain.people, person("rio", { scope: { regions: ["FR"] } })],
    releasers: [idOf("ray"), idOf("nora"), idOf("rio")],
  });

  test.each`
    who       | so_far                                   | verdict             | because
    ${"ray"}  | ${{}}                                    | ${"yes"}            | ${"he is a releaser and has no other part in it"}
    ${"roz"}  | ${{}}                                    | ${"not_a_releaser"} | ${"the role alone is not enough: the policy names releasers"}
    ${"ray"}  | ${{ proposerId: idOf("ray") }}           | ${"is_proposer"}    | ${"he proposed it"}
    ${"nora"} | ${{ earlierDeciderIds: [idOf("nora")] }} | ${"decided_a_step"} | ${"she decided an earlier step"}
    ${"nora"} | ${{ deciderIds: [idOf("nora")] }}        | ${"decided_a_step"} | ${"she decided the last step"}
    ${"nora"} | ${{ earlierDeciderIds: [idOf("sam")] }}  | ${"yes"}            | ${"an approver who did not decide may release"}
    ${"rio"}  | ${{}}                                    | ${"scope"}          | ${"his customers are in France"}
  `("$who with $so_far: $verdict, since $because", ({ who, so_far, verdict }) => {
    expect(mayRelease(policy, { ...fresh, ...so_far }, idOf(who))).toBe(verdict);
  });
});
