import { InvokeCommand } from "@aws-sdk/client-lambda";
import { z } from "zod";
import { PublishProgramInput, PublishProgramOutput } from "../../functions/publish-program/contract.ts";
import type { Tierline } from "./client.ts";

const FunctionFault = z.object({ errorType: z.string().optional(), errorMessage: z.string().optional() });

/** Publishes a program document; what stands against it comes back as problems by path. */
export async function publishProgram({ lambda, outputs }: Tierline, text: string): Promise<PublishProgramOutput> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: outputs.PublishProgramFunction,
      Payload: JSON.stringify(PublishProgramInput.parse({ text })),
    }),
  );
  const answer: unknown = JSON.parse(Payload?.transformToString() ?? "null");
  if (FunctionError === undefined) return PublishProgramOutput.parse(answer);
  const { errorType = FunctionError, errorMessage = "" } = FunctionFault.parse(answer);
  throw new Error(`publishing failed: ${errorType}: ${errorMessage}`);
}
