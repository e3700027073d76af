import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { documentWith, idOf, level, person, policyWith } from "./policy.ts";

type Parts = Parameters<typeof documentWith>[0];

const problemsOf = (text: string): readonly string[] => {
  const read = readApprovalPolicy(text);
  return read.ok ? [] : read.problems.map(({ path, problem }) => `${path}: ${problem}`);
};

const problemsWith = (parts: Parts): readonly string[] => problemsOf(stringify(documentWith(parts)));

const plain = policyWith();
const [manager = level("", [], ""), director = level("", [], ""), cfo = level("", [], "")] = plain.levels;
const substitution = { of: idOf("dora"), by: idOf("cleo"), from: "2026-07-01", until: "2026-07-15" };

describe("a policy without problems", () => {
  test("is read with what it leaves out filled in", () => {
    const read = readApprovalPolicy(stringify(documentWith({ holidays: undefined })));
    expect(read).toMatchObject({
      ok: true,
      policy: { substitutes: [], holidays: [], proposers: [{ person: idOf("pat"), programs: ["*"] }] },
    });
  });

  test("says the same in YAML and in JSON", () => {
    expect(readApprovalPolicy(JSON.stringify(documentWith()))).toEqual(readApprovalPolicy(stringify(documentWith())));
  });
});

describe("the text", () => {
  test("an amount without quotes is told as it was written", () => {
    const text = stringify(documentWith()).replace('EUR: "1000"', "EUR: 1000.10");
    expect(problemsOf(text)).toEqual(['levels[1].above.EUR: must be in quotes, as "1000.10"']);
  });

  test("a field given twice is refused, so that no reader takes the other one", () => {
    expect(problemsOf(`${stringify(documentWith())}releasers: [x@example.com]\n`)).toEqual([
      "releasers: the field is given twice",
    ]);
  });
});

describe("the shape", () => {
  test.each`
    parts                                                             | problem
    ${{ policy: "Payouts" }}                                          | ${'policy: lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit, not "Payouts"'}
    ${{ effective: { from: "2026-02-30" } }}                          | ${'effective.from: a calendar day such as 2026-03-31, not "2026-02-30"'}
    ${{ holidays: ["2026-13-01"] }}                                   | ${'holidays[0]: a calendar day such as 2026-03-31, not "2026-13-01"'}
    ${{ rebate_policy: { version: "2", text: { en: "Pay." } } }}      | ${"rebate_policy.text.zh: is missing"}
    ${{ releasers: [] }}                                              | ${"releasers: must not be empty"}
    ${{ releasers: idOf("ray") }}                                     | ${'releasers: must be a list, not "ray@example.com"'}
    ${{ reminder_after_hours: 1.5 }}                                  | ${"reminder_after_hours: must be a whole number, not 1.5"}
    ${{ reminder_after_hours: 0 }}                                    | ${"reminder_after_hours: must be at least 1"}
    ${{ reminder_after_hours: 501 }}                                  | ${"reminder_after_hours: must be at most 500, not 501"}
    ${{ auto_approve: true }}                                         | ${"auto_approve: a policy has no such field here"}
    ${{ business_hours: { ...plain.business_hours, from: "9:00" } }}  | ${'business_hours.from: a time of day such as 09:00, not "9:00"'}
    ${{ business_hours: { ...plain.business_hours, days: ["Mon"] } }} | ${'business_hours.days[0]: one of mon, tue, wed, thu, fri, sat, sun, not "Mon"'}
    ${{ levels: [{ ...manager, above: { eur: "0" } }] }}              | ${"levels[0].above.eur: an ISO 4217 code such as EUR"}
    ${{ levels: [{ ...manager, above: { EUR: "-1" } }] }}             | ${'levels[0].above.EUR: an amount in quotes, not below zero, such as "5000", not "-1"'}
  `("$problem", ({ parts, problem }) => {
    expect(problemsWith(parts)).toContain(problem);
  });

  test("a person's id in capitals is refused, so that one person cannot be two by spelling", () => {
    expect(problemsWith({ people: [...plain.people, person("Nora")] })).toContain(
      'people[8].id: an e-mail address in small letters, such as ann@example.com, not "Nora@example.com"',
    );
  });

  test("an address with a line break, which could write a mail's headers, is refused", () => {
    const email = "ann@example.com\nBcc: x@example.com";
    expect(problemsWith({ people: [...plain.people, person("ann", { email })] })).toHaveLength(1);
  });

  test("a wrong field does not hide what is wrong with the others", () => {
    expect(problemsWith({ policy: "!", releasers: [idOf("nobody")], business_hours: {} })).toEqual([
      expect.stringMatching(/^policy: /),
      "business_hours.time_zone: is missing",
      "business_hours.days: is missing",
      "business_hours.from: is missing",
      "business_hours.until: is missing",
      "releasers[0]: nobody@example.com is not among people",
    ]);
  });
});

describe("people", () => {
  const without = (role: string) => person("ann", { roles: person("ann").roles.filter((other) => other !== role) });
  const withAnn = (role: string) => [...plain.people, without(role)];
  const ann = idOf("ann");

  test.each`
    parts                                                                                                                | problem
    ${{ people: [...plain.people, person("dora")] }}                                                                     | ${"people[8].id: dora@example.com is listed already"}
    ${{ people: [...plain.people, person("ann", { email: "Dora@Example.com" })] }}                                       | ${"people[8].email: is the address of people[2] already: one person cannot be two"}
    ${{ levels: [manager, { ...director, approvers: [...director.approvers, ann] }, cfo] }}                              | ${"levels[1].approvers[2]: ann@example.com is not among people"}
    ${{ levels: [manager, { ...director, approvers: [...director.approvers, idOf("dora")] }, cfo] }}                     | ${"levels[1].approvers[2]: dora@example.com is listed already"}
    ${{ proposers: [{ person: ann }] }}                                                                                  | ${"proposers[0].person: ann@example.com is not among people"}
    ${{ proposers: [{ person: idOf("pat") }, { person: idOf("pat"), programs: ["a"] }] }}                                | ${"proposers[1].person: pat@example.com is listed already"}
    ${{ proposers: [{ person: idOf("pat"), programs: ["a", "*"] }] }}                                                    | ${'proposers[0].programs: "*" is every program: leave the others out'}
    ${{ releasers: [ann] }}                                                                                              | ${"releasers[0]: ann@example.com is not among people"}
    ${{ releasers: [idOf("ray"), idOf("ray")] }}                                                                         | ${"releasers[1]: ray@example.com is listed already"}
    ${{ people: withAnn("approver"), levels: [manager, { ...director, approvers: [...director.approvers, ann] }, cfo] }} | ${"levels[1].approvers[2]: ann@example.com has not the role approver"}
    ${{ people: withAnn("proposer"), proposers: [{ person: ann }] }}                                                     | ${"proposers[0].person: ann@example.com has not the role proposer"}
    ${{ people: withAnn("releaser"), releasers: [ann, idOf("ray")] }}                                                    | ${"releasers[0]: ann@example.com has not the role releaser"}
    ${{ people: withAnn("approver"), substitutes: [{ ...substitution, by: ann }] }}                                      | ${"substitutes[0].by: ann@example.com has not the role approver"}
    ${{ substitutes: [{ ...substitution, by: ann }] }}                                                                   | ${"substitutes[0].by: ann@example.com is not among people"}
  `("$problem", ({ parts, problem }) => {
    expect(problemsWith(parts)).toEqual([problem]);
  });
});

describe("levels", () => {
  const with2 = (more: Partial<typeof director>) => ({ levels: [manager, { ...director, ...more }, cfo] });

  test.each`
    parts                                                                                                                              | problem
    ${with2({ id: "manager" })}                                                                                                        | ${"levels[1].id: manager is listed already"}
    ${with2({ above: { EUR: "10000.01" } })}                                                                                           | ${"levels[2].above.EUR: must not be below 10000.01, which an earlier level states: list levels from the lowest amount up"}
    ${with2({ above: { EUR: "1000.005" } })}                                                                                           | ${"levels[1].above.EUR: must have at most 2 digits after the point"}
    ${with2({ escalates_to: "manager" })}                                                                                              | ${"levels[1].escalates_to: must be a later level, and manager is not"}
    ${with2({ escalates_to: "director" })}                                                                                             | ${"levels[1].escalates_to: must be a later level, and director is not"}
    ${with2({ escalates_to: "board" })}                                                                                                | ${"levels[1].escalates_to: there is no level board"}
    ${with2({ above: { EUR: "1000", USD: "1" }, two_people_above: undefined })}                                                        | ${"levels[0].above.USD: is missing: another level states this currency, and its payouts would be blocked"}
    ${{ levels: [manager, director, { ...cfo, above: {} }] }}                                                                          | ${"levels[2].above: must state an amount in at least one currency"}
    ${{ levels: [{ ...manager, above: { EUR: "500" } }, director, cfo] }}                                                              | ${'levels[0].above.EUR: payouts up to 500 would be asked of nobody and blocked: say "0"'}
    ${{ levels: [manager, director, cfo].map((one) => ({ ...one, above: { ...one.above, XXA: "0" }, two_people_above: undefined })) }} | ${"levels[0].above.XXA: ISO 4217 lists no currency XXA"}
    ${with2({ two_people_above: {} })}                                                                                                 | ${"levels[1].two_people_above.EUR: is missing: one person alone would decide any amount in it"}
    ${with2({ two_people_above: { EUR: "1", USD: "1" } })}                                                                             | ${"levels[1].two_people_above.USD: the level is not asked in this currency: above does not state it"}
    ${with2({ decide_within_hours: 8 })}                                                                                               | ${"levels[1].decide_within_hours: must be above reminder_after_hours (8), or the reminder comes too late"}
  `("$problem", ({ parts, problem }) => {
    expect(problemsWith(parts)).toContain(problem);
  });

  test.each`
    parts                                                                                                                                                                                                                                            | because
    ${with2({ above: { EUR: "0" } })}                                                                                                                                                                                                                | ${"two levels that are always asked are two pairs of eyes"}
    ${with2({ escalates_to: "cfo" })}                                                                                                                                                                                                                | ${"the CFO is a later level"}
    ${{ levels: [level("fr", ["sam"], "0", { scope: { regions: ["FR"] } }), director, cfo] }}                                                                                                                                                        | ${"customers outside are meant to be blocked where no level is asked"}
    ${{ levels: [level("fr", ["sam"], "0", { above: { EUR: "0" }, scope: { regions: ["FR"] } }), manager, director, cfo].map((one) => (one.id === "fr" ? { ...one, approvers: [idOf("cora")] } : one)), people: [...plain.people, person("cora")] }} | ${"a level of some customers goes before the one of all"}
  `("no problem: $because", ({ parts }) => {
    expect(problemsWith(parts)).toEqual([]);
  });
});

describe("substitutes", () => {
  const two = (more: object) => ({ substitutes: [substitution, { ...substitution, by: idOf("nora"), ...more }] });
  const one = (more: object) => ({ substitutes: [{ ...substitution, ...more }] });

  test.each`
    parts                                               | problem
    ${one({ until: "2026-07-01" })}                     | ${"substitutes[0].until: must be after from (2026-07-01): it is the day after the last day"}
    ${one({ by: idOf("dora") })}                        | ${"substitutes[0].by: dora@example.com cannot stand in for themselves"}
    ${one({ of: idOf("pat") })}                         | ${"substitutes[0].of: pat@example.com decides at no level and has nothing to pass on"}
    ${one({ levels: ["board"] })}                       | ${"substitutes[0].levels[0]: there is no level board"}
    ${one({ levels: ["manager"] })}                     | ${"substitutes[0].levels[0]: dora@example.com does not decide at manager"}
    ${one({ levels: ["director", "director"] })}        | ${"substitutes[0].levels[1]: director is listed already"}
    ${two({ from: "2026-07-14", until: "2026-08-01" })} | ${"substitutes[1]: overlaps substitutes[0]: dora@example.com would have two substitutes at once"}
    ${two({ levels: ["director"] })}                    | ${"substitutes[1]: overlaps substitutes[0]: dora@example.com would have two substitutes at once"}
  `("$problem", ({ parts, problem }) => {
    expect(problemsWith(parts)).toEqual([problem]);
  });

  test("one that begins on the day after another does not overlap it, nor does another person's", () => {
    expect(problemsWith(two({ from: "2026-07-15", until: "2026-08-01" }))).toEqual([]);
    expect(problemsWith(two({ from: "2026-06-15", until: "2026-07-01" }))).toEqual([]);
    expect(problemsWith(two({ of: idOf("dirk") }))).toEqual([]);
  });
});

describe("hours", () => {
  const hours = (more: object) => ({ business_hours: { ...plain.business_hours, ...more } });

  test.each`
    parts                                         | problem
    ${hours({ time_zone: "Europe/Berlín" })}      | ${"business_hours.time_zone: there is no time zone Europe/Berlín"}
    ${hours({ until: "09:00" })}                  | ${"business_hours.until: must be after from (09:00) on the same day"}
    ${hours({ days: ["mon", "mon"] })}            | ${"business_hours.days[1]: mon is listed already"}
    ${{ holidays: ["2026-05-01", "2026-05-01"] }} | ${"holidays[1]: 2026-05-01 is listed already"}
  `("$problem", ({ parts, problem }) => {
    expect(problemsWith(parts)).toEqual([problem]);
  });
});

describe("enough people", () => {
  const proposedBy = (name: string) => ({ proposers: [{ person: idOf(name) }] });

  test.each`
    parts                                                                                                  | problem                                                                                                                                           | because
    ${proposedBy("cleo")}                                                                                  | ${"levels[2].approvers: cleo@example.com proposes and is the only one to decide for customers of region DE"}                                      | ${"nobody decides what they proposed"}
    ${proposedBy("nora")}                                                                                  | ${"levels[0].approvers: nora@example.com proposes and is the only one to decide for customers of region DE"}                                      | ${"Sam decides for other customers only"}
    ${proposedBy("dora")}                                                                                  | ${"levels[1].approvers: too few people to decide for customers of region DE once dora@example.com proposes: nobody acts twice on a payout"}       | ${"two directors are needed above 5000 and one is left"}
    ${{ levels: [manager, director, { ...cfo, approvers: [idOf("dora")] }] }}                              | ${"levels[2].approvers: too few people to decide for customers of region DE once pat@example.com proposes: nobody acts twice on a payout"}        | ${"Dora has decided as a director"}
    ${{ releasers: [idOf("pat")] }}                                                                        | ${"releasers: pat@example.com proposes and is the only one to release for customers of region DE"}                                                | ${"nobody releases what they proposed"}
    ${{ releasers: [idOf("cleo")] }}                                                                       | ${"releasers: too few people to release for customers of region DE once pat@example.com proposes: nobody acts twice on a payout"}                 | ${"Cleo has decided as the CFO"}
    ${{ levels: [{ ...manager, approvers: [...manager.approvers, idOf("dora")] }, director, cfo] }}        | ${"levels[1].approvers: too few people to decide for customers whom no scope names once pat@example.com proposes: nobody acts twice on a payout"} | ${"there Dora is the only manager, and two directors are needed as well"}
    ${{ levels: [{ ...manager, scope: { regions: ["BR"] } }, { ...director, above: { EUR: "0" } }, cfo] }} | ${"levels[0].approvers: nobody here has customers of this level in their scope"}                                                                  | ${"Nora and Sam have no customers in Brazil"}
  `("$problem: $because", ({ parts, problem }) => {
    expect(problemsWith(parts)).toEqual([problem]);
  });

  test.each`
    parts                                                                                                                                                                                                                                                                                                                     | because
    ${proposedBy("roz")}                                                                                                                                                                                                                                                                                                      | ${"Ray releases what Roz proposed"}
    ${{ releasers: [idOf("dora"), idOf("ray")] }}                                                                                                                                                                                                                                                                             | ${"Ray releases what Dora decided"}
    ${{ levels: [manager, director, { ...cfo, approvers: [idOf("dora"), idOf("cleo")] }] }}                                                                                                                                                                                                                                   | ${"Cleo can decide as the CFO where Dora did as a director"}
    ${{ levels: [{ ...manager, approvers: [...manager.approvers, idOf("dora")] }, { ...director, approvers: [...director.approvers, idOf("cora")] }, cfo], people: [...plain.people, person("cora")] }}                                                                                                                       | ${"where Dora is the only manager, Dirk and Cora are the directors"}
    ${{ levels: [{ ...manager, approvers: [idOf("dora"), ...manager.approvers] }, { ...director, approvers: [...director.approvers, idOf("fay")] }, cfo], people: [...plain.people.filter(({ id }) => id !== idOf("dora")), person("dora", { scope: { regions: ["DE"] } }), person("fay", { scope: { regions: ["FR"] } })] }} | ${"Dora can leave the managers' step to Nora, though she is named first"}
    ${{ levels: [manager, { ...director, scope: { regions: ["FR"] } }, cfo], people: plain.people.map((one) => (one.id === idOf("dirk") ? { ...one, scope: { regions: ["FR"] } } : one)) }}                                                                                                                                   | ${"Dirk's scope is that of the level"}
  `("no problem: $because", ({ parts }) => {
    expect(problemsWith(parts)).toEqual([]);
  });
});

test("every problem of a policy is listed, from its first field to its last", () => {
  const problems = problemsWith({
    levels: [manager, { ...director, escalates_to: "board" }, cfo],
    substitutes: [{ ...substitution, until: "2026-06-01" }],
    releasers: [idOf("pat"), idOf("pat")],
    holidays: ["2026-05-01", "2026-05-01"],
  });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "releasers[1]",
    "levels[1].escalates_to",
    "substitutes[0].until",
    "holidays[1]",
    "releasers",
  ]);
});
