import { mkdir } from "node:fs/promises";
import S3rver from "s3rver";
import { z } from "zod";
import { freePort } from "./free-port.ts";
import type { HttpService } from "./http.ts";
import { local } from "./place.ts";
import type { Resource, Template } from "./template.ts";

/** Hands an event to a function and returns at once, as S3 does. */
export type SendEvent = (functionArn: string, event: unknown) => void;

const Notifications = z.strictObject({
  LambdaConfigurations: z.array(
    z.strictObject({
      Event: z.string(),
      Function: z.string(),
      Filter: z
        .strictObject({
          S3Key: z.strictObject({ Rules: z.array(z.strictObject({ Name: z.string(), Value: z.string() })) }),
        })
        .optional(),
    }),
  ),
});
type Notification = z.infer<typeof Notifications>["LambdaConfigurations"][number];

const ObjectEvent = z.looseObject({
  Records: z.array(
    z.looseObject({
      eventName: z.string(),
      s3: z.looseObject({
        bucket: z.looseObject({ name: z.string() }),
        object: z.looseObject({ key: z.string() }),
      }),
    }),
  ),
});
type EventRecord = z.infer<typeof ObjectEvent>["Records"][number];

/** Serves the template's buckets from a directory and sends their notifications. */
export async function startBuckets(options: {
  readonly template: Template;
  readonly directory: string;
  readonly port: number;
  readonly send: SendEvent;
}): Promise<HttpService> {
  const buckets = options.template.resources.filter(({ type }) => type === "AWS::S3::Bucket");
  const names = buckets.map(({ logicalId }) => options.template.nameOf(logicalId));
  const notifications = new Map(
    buckets.map((bucket) => [options.template.nameOf(bucket.logicalId), notificationsOf(bucket)] as const),
  );
  await mkdir(options.directory, { recursive: true });
  const server = new S3rver({
    address: "127.0.0.1",
    port: await freePort(options.port),
    silent: true,
    directory: options.directory,
    allowMismatchedSignatures: true,
    vhostBuckets: false,
  });
  // The server is an event emitter by way of its web framework, which its types leave out.
  (server as unknown as NodeJS.EventEmitter).on("event", (event) => notify(event, notifications, options.send));
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}`;
  for (const name of names) await createBucket(url, name);
  return { url, close: () => server.close() };
}

async function createBucket(url: string, name: string): Promise<void> {
  const { status } = await fetch(`${url}/${name}`, { method: "PUT" });
  if (status !== 200 && status !== 409) throw new Error(`bucket ${name} could not be created: ${status}`);
}

function notificationsOf({ logicalId, properties }: Resource): readonly Notification[] {
  if (properties.NotificationConfiguration === undefined) return [];
  const read = Notifications.safeParse(properties.NotificationConfiguration);
  if (read.success) return read.data.LambdaConfigurations;
  throw new Error(`${logicalId}: its notifications have no meaning on one machine: ${z.prettifyError(read.error)}`);
}

function notify(event: unknown, notifications: ReadonlyMap<string, readonly Notification[]>, send: SendEvent): void {
  for (const record of ObjectEvent.parse(event).Records.map(eventName)) {
    const { bucket, object } = record.s3;
    for (const { Event, Function: functionArn, Filter } of notifications.get(bucket.name) ?? []) {
      const wanted = Event.replace("s3:", "").replace("*", "");
      const rules = Filter?.S3Key.Rules ?? [];
      const matches = rules.every(({ Name, Value }) =>
        Name.toLowerCase() === "prefix" ? object.key.startsWith(Value) : object.key.endsWith(Value),
      );
      if (record.eventName.startsWith(wanted) && matches) send(functionArn, { Records: [asS3Sends(record)] });
    }
  }
}

/** The emulator names the end of a multipart upload by its HTTP method. */
const eventName = (record: EventRecord): EventRecord =>
  record.eventName === "ObjectCreated:Post"
    ? { ...record, eventName: "ObjectCreated:CompleteMultipartUpload" }
    : record;

/** The emulator's record with what it leaves different from S3: the region, the bucket's ARN, and the key encoded as in a form. */
function asS3Sends(record: EventRecord): EventRecord {
  const { bucket, object } = record.s3;
  const key = encodeURIComponent(object.key).replaceAll("%2F", "/").replaceAll("%20", "+");
  return {
    ...record,
    awsRegion: local.region,
    s3: { ...record.s3, bucket: { ...bucket, arn: `arn:aws:s3:::${bucket.name}` }, object: { ...object, key } },
  };
}
