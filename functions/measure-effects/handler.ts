import { S3Client } from "@aws-sdk/client-s3";
import { objectStore } from "../../shared/aws/objects.ts";
import { Env, MeasureEffectsInput } from "./contract.ts";
import { measureEffects } from "./measure-effects.ts";

const env = Env.parse(process.env);
const services = { lake: objectStore(new S3Client(), env.LAKE_BUCKET), now: () => new Date().toISOString() };

export const handler = (event: unknown) => measureEffects(MeasureEffectsInput.parse(event), services);
