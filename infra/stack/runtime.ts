import { Runtime } from "aws-cdk-lib/aws-lambda";

/** What every function runs on; the same major version that runs the tests. */
export const functionRuntime = Runtime.NODEJS_24_X;
