import { z } from "zod";
import { approvalPolicyDocument } from "./approval-policy.ts";

/** The JSON Schema of an approval policy, for editors. `readApprovalPolicy` also checks what a shape cannot say. */
export function approvalPolicyJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(approvalPolicyDocument, { io: "input", target: "draft-2020-12" }),
    title: "Tierline approval policy",
    description: "Who proposes, approves and releases payouts: levels, amounts, people, substitutes and time limits.",
  };
}
