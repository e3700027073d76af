import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { TierlineStack } from "./tierline-stack.ts";

export type AppOptions = {
  /** Where the synthesized template goes; the CDK command's choice when absent. */
  readonly outputDirectory?: string;
  /** Whether the functions' code is bundled too; without it the template is the same but for the names of the bundles. */
  readonly isBundled?: boolean;
};

/** The whole app: one stack, checked against the AwsSolutions rules; a finding that nobody answers for fails the synthesis. */
export function tierlineApp({ outputDirectory, isBundled = true }: AppOptions = {}): App {
  const app = new App({
    ...(outputDirectory === undefined ? {} : { outdir: outputDirectory }),
    analyticsReporting: false,
    context: {
      // Access logs are granted by bucket policy; buckets made today take no access control lists.
      "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
      "@aws-cdk/aws-iam:minimizePolicies": true,
      ...(isBundled ? {} : { "aws:cdk:bundling-stacks": [] }),
    },
  });
  new TierlineStack(app, "Tierline", {
    description: "Tierline: rebates computed exactly, accrued every night, explained line by line",
    terminationProtection: true,
    // CloudFormation takes a megabyte, and blanks count.
    suppressTemplateIndentation: true,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
