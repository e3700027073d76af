import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { programStore } from "../../shared/aws/programs.ts";
import { Env, PublishProgramInput } from "./contract.ts";
import { publishProgram } from "./publish-program.ts";

const env = Env.parse(process.env);
const services = {
  programs: programStore(new DynamoDBClient(), env.PROGRAMS_TABLE),
  now: () => new Date().toISOString(),
};

export const handler = (event: unknown) => publishProgram(PublishProgramInput.parse(event), services);
