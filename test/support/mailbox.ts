import type { LocalSystem } from "../../infra/local/system.ts";

/** A mail as its reader gets it, with the addresses that it asks them to open. */
export type ReceivedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
};

type Store = {
  readonly emails: readonly {
    readonly destination: { readonly to: readonly string[] };
    readonly subject: string;
    readonly body: { readonly text: string; readonly html: string };
  }[];
};

/** All mails since a local system's start by the address that they went to, each person's in the order in which they were sent. */
export async function mailsByPerson({
  environment,
}: Pick<LocalSystem, "environment">): Promise<ReadonlyMap<string, readonly ReceivedMail[]>> {
  const { emails } = (await (await fetch(`${environment.AWS_ENDPOINT_URL_SESV2}/store`)).json()) as Store;
  const received = emails.flatMap(({ destination, subject, body: { text, html } }) => {
    const links = [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
    return destination.to.map((address) => ({ address, mail: { subject, text, html, links } }));
  });
  const groups = Map.groupBy(received, ({ address }) => address);
  return new Map([...groups].map(([address, mails]) => [address, mails.map(({ mail }) => mail)]));
}
