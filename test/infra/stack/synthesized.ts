import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import { z } from "zod";
import { tierlineApp } from "../../../infra/stack/tierline-app.ts";

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Condition: z.string().optional(),
});
const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown() })),
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});
export type TemplateResource = z.infer<typeof Resource>;

export type Synthesized = {
  readonly app: App;
  readonly template: z.infer<typeof Template>;
  /** The resources of a type, by logical id. */
  readonly ofType: (type: string) => readonly (readonly [string, TemplateResource])[];
};

/** The template as it would be deployed, but for the bundles of the functions, which take most of the time. */
export function synthesize(): Synthesized {
  const outputDirectory = mkdtempSync(join(tmpdir(), "tierline-template-"));
  try {
    const app = tierlineApp({ outputDirectory, isBundled: false });
    const template = Template.parse(app.synth().getStackByName("Tierline").template);
    return {
      app,
      template,
      ofType: (type) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type),
    };
  } finally {
    rmSync(outputDirectory, { recursive: true, force: true });
  }
}

/** A value of the template as one text, in which a reference stands between angle brackets. */
export const written = (value: unknown): string => flattenCfnReference(value);

const Statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.union([z.array(z.unknown()), z.unknown()]).optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const PolicyDocument = z.object({ Statement: z.array(Statement) });

/** The statements of a policy, each action and resource for itself. */
export function statementsOf(document: unknown) {
  return PolicyDocument.parse(document).Statement.map((statement) => ({
    effect: statement.Effect,
    actions: [statement.Action].flat(),
    resources: [statement.Resource].flat().map(written),
    condition: statement.Condition,
  }));
}
