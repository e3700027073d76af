import { expect, test } from "vitest";
import { synthesized } from "./synthesized.ts";

const bucket = (properties: object = {}) => ({ Type: "AWS::S3::Bucket", Properties: properties });

test("intrinsics resolve as CloudFormation resolves them", async () => {
  const { template } = await synthesized({
    Parameters: { Zone: { Type: "String", Default: "Asia/Shanghai" }, Empty: { Type: "String", Default: "" } },
    Mappings: { Zones: { "eu-central-1": { city: "Frankfurt" } } },
    Conditions: { Given: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "Empty" }, ""] }] } },
    Resources: {
      Lake: bucket({ BucketName: { "Fn::Join": ["-", ["lake", { Ref: "AWS::AccountId" }, { Ref: "AWS::Region" }]] } }),
      Conditional: { ...bucket(), Condition: "Given" },
    },
    Outputs: {
      Name: { Value: { Ref: "Lake" } },
      Arn: { Value: { "Fn::GetAtt": ["Lake", "Arn"] } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's.
      Sub: { Value: { "Fn::Sub": "s3://${Lake}/${AWS::Partition}/${Zone}" } },
      Pick: { Value: { "Fn::Select": [1, { "Fn::Split": ["/", { Ref: "Zone" }] }] } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's.
      Literal: { Value: { "Fn::Sub": "${!Lake}" } },
      Mapped: { Value: { "Fn::FindInMap": ["Zones", { Ref: "AWS::Region" }, "city"] } },
      Choice: { Value: { "Fn::If": ["Given", "yes", "no"] } },
    },
  });
  expect(template.outputs).toEqual({
    Name: "lake-000000000000-eu-central-1",
    Arn: "arn:aws:s3:::lake-000000000000-eu-central-1",
    Sub: "s3://lake-000000000000-eu-central-1/aws/Asia/Shanghai",
    Pick: "Shanghai",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's.
    Literal: "${Lake}",
    Mapped: "Frankfurt",
    Choice: "no",
  });
  expect(template.resources.map(({ logicalId }) => logicalId)).toEqual(["Lake"]);
});

test.each([
  [
    "a resource type",
    { Resources: { Cache: { Type: "AWS::ElastiCache::CacheCluster" } } },
    "Cache is an AWS::ElastiCache::CacheCluster",
  ],
  [
    "a property",
    { Resources: { Lake: bucket({ ReplicationConfiguration: {} }) } },
    "Lake (AWS::S3::Bucket): ReplicationConfiguration",
  ],
  ["an intrinsic", { Resources: { Lake: bucket({ BucketName: { "Fn::Transform": {} } }) } }, "Fn::Transform"],
  [
    "an attribute",
    { Resources: { Lake: bucket() }, Outputs: { O: { Value: { "Fn::GetAtt": ["Lake", "WebsiteURL"] } } } },
    "attribute WebsiteURL of Lake",
  ],
  ["a name", { Resources: {}, Outputs: { O: { Value: { Ref: "Nowhere" } } } }, "Nowhere"],
])("%s that is unknown here stops the start and is named", async (_, template, message) => {
  await expect(synthesized(template)).rejects.toThrow(message);
});
