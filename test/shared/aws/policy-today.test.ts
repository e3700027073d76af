import { expect, test } from "vitest";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { policyToday } from "../../../shared/aws/policy-today.ts";
import { policyWith } from "../approval/policy.ts";

const policyOf = (id: string, from: string, timeZone: string): ApprovalPolicy => {
  const { business_hours: hours } = policyWith();
  return policyWith({ policy: id, effective: { from }, business_hours: { ...hours, time_zone: timeZone } });
};

/** A store of these policies, the one published last first. */
const storeOf = (...policies: readonly ApprovalPolicy[]) => ({
  async inForce(day: string) {
    const policy = policies.find(({ effective }) => effective.from <= day);
    return policy && { version: 1, policy };
  },
});

test.each`
  at                            | timeZone              | governs      | because
  ${"2026-06-01T21:59:59.999Z"} | ${"Europe/Berlin"}    | ${"old"}     | ${"it is still the first in Berlin"}
  ${"2026-06-01T22:00:00.000Z"} | ${"Europe/Berlin"}    | ${"new"}     | ${"the second has begun in Berlin, though not in UTC"}
  ${"2026-06-01T15:59:59.999Z"} | ${"Asia/Shanghai"}    | ${"old"}     | ${"it is still the first in Shanghai"}
  ${"2026-06-01T16:00:00.000Z"} | ${"Asia/Shanghai"}    | ${"new"}     | ${"the second has begun in Shanghai"}
  ${"2026-06-02T03:59:59.999Z"} | ${"America/New_York"} | ${"old"}     | ${"it is still the first in New York, though not in UTC"}
  ${"2025-12-31T12:00:00.000Z"} | ${"UTC"}              | ${undefined} | ${"the first policy governs from New Year on"}
`("at $at in $timeZone, $governs governs: $because", async ({ at, timeZone, governs }) => {
  const store = storeOf(policyOf("new", "2026-06-02", timeZone), policyOf("old", "2026-01-01", timeZone));
  expect((await policyToday(store, at))?.policy).toBe(governs);
});
