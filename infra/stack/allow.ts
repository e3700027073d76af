import { Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, type PolicyStatementProps, type Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { PrivateBucket } from "./private-bucket.ts";

/** One statement of a role's policy; a resource that ends in a wildcard needs a reason. */
export type Grant = Pick<PolicyStatementProps, "conditions"> & {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly wildcardReason?: string;
};

/** Adds a statement to a role and records why its wildcards are as narrow as they can be. */
export function allow(role: Role, { actions, resources, conditions, wildcardReason }: Grant): void {
  role.addToPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [...resources],
      ...(conditions === undefined ? {} : { conditions }),
    }),
  );
  if (wildcardReason === undefined) return;
  for (const resource of resources.filter((name) => name.endsWith("*")))
    acknowledgeWildcard(role, resource, wildcardReason);
}

/** Acknowledges a wildcard that a library's own grant brings along. */
export function acknowledgeWildcard(role: Role, resource: string, reason: string): void {
  const written = flattenCfnReference(Stack.of(role).resolve(resource));
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${written}]`, reason });
}

const objectsBelowPrefix = "The keys below a prefix are not known beforehand; the grant ends at the prefix";

/** Reading objects below prefixes, such as `profiles/`. */
export function allowRead(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  allow(role, {
    actions: ["s3:GetObject"],
    resources: prefixes.map((prefix) => bucket.arnOf(`${prefix}*`)),
    wildcardReason: objectsBelowPrefix,
  });
}

/** Writing objects below prefixes, large ones in parts. */
export function allowWrite(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  allow(role, {
    actions: ["s3:PutObject", "s3:AbortMultipartUpload"],
    resources: prefixes.map((prefix) => bucket.arnOf(`${prefix}*`)),
    wildcardReason: objectsBelowPrefix,
  });
}

/** Taking away objects below prefixes; the bucket keeps them as old versions. */
export function allowRemove(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  allow(role, {
    actions: ["s3:DeleteObject"],
    resources: prefixes.map((prefix) => bucket.arnOf(`${prefix}*`)),
    wildcardReason: objectsBelowPrefix,
  });
}

/** Listing the keys below prefixes. */
export function allowList(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  allow(role, {
    actions: ["s3:ListBucket"],
    resources: [bucket.arn],
    conditions: { StringLike: { "s3:prefix": prefixes.map((prefix) => `${prefix}*`) } },
  });
}

/**
 * Asking whether an object exists. S3 answers "not found" only to those who may list the bucket, and a request for one object
 * carries no prefix that a condition could test.
 */
export function allowExists(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  allowRead(role, bucket, prefixes);
  allow(role, { actions: ["s3:ListBucket"], resources: [bucket.arn] });
}

/** Reading and writing what the key encrypts. */
export function allowKey(role: Role, key: Key): void {
  allow(role, { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.keyArn] });
}
