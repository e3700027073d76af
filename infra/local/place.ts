/** The account and region that the template finds itself in here. */
export const local = { account: "000000000000", region: "eu-central-1" } as const;
