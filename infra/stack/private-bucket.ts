import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { AccessLogs } from "./access-logs.ts";

export type PrivateBucketProps = {
  /** What the bucket holds, in a word; its full name adds account and region. */
  readonly content: string;
  readonly key: Key;
  readonly accessLogs: AccessLogs;
  readonly lifecycleRules: readonly LifecycleRule[];
};

/**
 * A bucket that is encrypted, private, versioned, reached over TLS only, logged and kept.
 * Its name is composed rather than generated, so that a policy can name it before it exists: a bucket that notifies a function
 * must come after the function's role, which in turn names the bucket.
 */
export class PrivateBucket extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { content, key, accessLogs, lifecycleRules }: PrivateBucketProps) {
    super(scope, id);
    this.name = `tierline-${content}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
    this.arn = `arn:${Aws.PARTITION}:s3:::${this.name}`;
    this.bucket = new Bucket(this, "Bucket", {
      bucketName: this.name,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: `${content}/`,
      lifecycleRules: [...lifecycleRules, oldVersions],
    });
  }

  /** The ARN of a key or key pattern in the bucket. */
  arnOf(key: string): string {
    return `${this.arn}/${key}`;
  }
}

/** Objects are written once; an older version is a repeat or a mistake, worth keeping for an audit but not at full price. */
const oldVersions: LifecycleRule = {
  id: "old-versions",
  noncurrentVersionTransitions: [
    { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(30) },
  ],
  noncurrentVersionExpiration: Duration.days(400),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  expiredObjectDeleteMarker: true,
};
