/** AWS_* variables by name, as a shell would hold them. */
export type Environment = Readonly<Record<string, string>>;

type Service = "ATHENA" | "CLOUDFORMATION" | "DYNAMODB" | "LAMBDA" | "S3" | "SCHEDULER" | "SFN";

/** Retries beyond the SDK's default, because a command that a person waits for should sit out a throttled minute. */
const maxAttempts = 6;

/**
 * What a client of each service is configured with. Variables that are not given stay with the SDK's own rules, so that an empty
 * environment means the AWS configuration of this machine.
 */
export function endpointsFrom(environment: Environment) {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REQUEST_CHECKSUM_CALCULATION } = environment;
  return (service: Service) => {
    const endpoint = environment[`AWS_ENDPOINT_URL_${service}`];
    return {
      maxAttempts,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(AWS_REGION === undefined ? {} : { region: AWS_REGION }),
      ...(AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined
        ? {}
        : { credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } }),
      ...(AWS_REQUEST_CHECKSUM_CALCULATION === "WHEN_REQUIRED" ? checksumsWhenRequired : {}),
    };
  };
}

const checksumsWhenRequired = {
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
} as const;
