import { randomUUID } from "node:crypto";
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Letter } from "../mail/mail.ts";
import { inParallel } from "../run/in-parallel.ts";

/** What mails go out by. */
export type Mailer = {
  /**
   * Sends a letter, unless one about the same with the same key was sent.
   * @throws if the service does not take it; the letter then counts as not sent
   */
  readonly sendOnce: (letter: Letter) => Promise<void>;
  /** Whether such a letter was sent, for those to whom writing it is work. */
  readonly wasSent: (letter: Pick<Letter, "about" | "key">) => Promise<boolean>;
};

/** The mail service did not take every mail. Those that it took are not sent again. */
export class MailNotSent extends Error {
  override readonly name = "MailNotSent";
}

/** Few enough for the mail service's limit on mails per second, which repeats would only run into again. */
const sentAtOnce = 5;

/**
 * Sends each letter that has not been sent.
 * @throws MailNotSent once all have been tried
 */
export async function sendEach({ sendOnce }: Pick<Mailer, "sendOnce">, letters: readonly Letter[]): Promise<void> {
  const failures = await inParallel(sentAtOnce, letters, (letter) =>
    sendOnce(letter).then(
      () => undefined,
      (error: unknown) => `about ${letter.about}: ${String(error)}`,
    ),
  );
  const told = failures.filter((failure) => failure !== undefined);
  if (told.length === 0) return;
  const examples = told.slice(0, failuresTold).join("; ");
  throw new MailNotSent(`${told.length} of ${letters.length} mails were not sent: ${examples}`);
}

/** How many failures an error quotes; the rest is of the same kind. */
const failuresTold = 3;

export type MailerOptions = {
  /** The address that mails come from, an identity that the service has verified. */
  readonly sender: string;
  readonly configurationSet: string;
  /** The table of payouts, in which it is kept what was sent. */
  readonly table: string;
};

/**
 * A mailer that notes a mail before it sends it. Whoever dies between the two leaves a mail unsent rather than sent twice: what
 * waits for a person is in their inbox on the pages anyway.
 */
export function mailer(
  ses: SESv2Client,
  dynamodb: DynamoDBClient,
  { sender, configurationSet, table }: MailerOptions,
): Mailer {
  return {
    async sendOnce(letter) {
      const noted = noteKey(letter);
      // The client repeats a request whose answer is lost, and must then not take its own note for another's.
      const noteId = { S: randomUUID() };
      try {
        await dynamodb.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...noted, note_id: noteId },
            ConditionExpression: "attribute_not_exists(pk) or note_id = :note_id",
            ExpressionAttributeValues: { ":note_id": noteId },
          }),
        );
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return;
        throw error;
      }
      try {
        await ses.send(sending(letter, { sender, configurationSet }));
      } catch (error) {
        await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: noted }));
        throw error;
      }
    },
    async wasSent(letter) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: noteKey(letter), ConsistentRead: true }),
      );
      return Item !== undefined;
    },
  };
}

const noteKey = ({ about, key }: Pick<Letter, "about" | "key">) => ({ pk: { S: about }, sk: { S: `mail#${key}` } });

const utf8 = (text: string) => ({ Data: text, Charset: "UTF-8" });

function sending(
  { address, mail: { subject, text, html } }: Letter,
  { sender, configurationSet }: Pick<MailerOptions, "sender" | "configurationSet">,
): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: sender,
    ConfigurationSetName: configurationSet,
    Destination: { ToAddresses: [address] },
    Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
  });
}
