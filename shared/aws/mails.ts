import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Mail } from "../mail/mail.ts";

/** What mails go out by. */
export type Mailer = {
  /**
   * Sends a mail about a payout, once: a mail that is known by the same key as an earlier one is not sent again.
   * @param key what the mail is about and to whom, among the payout's mails
   * @throws if the service does not take it; the mail then counts as not sent
   */
  readonly sendOnce: (payoutId: string, key: string, mail: Mail, address: string) => Promise<void>;
};

export type MailerOptions = {
  /** The address that mails come from, an identity that the service has verified. */
  readonly sender: string;
  readonly configurationSet: string;
  /** The table of payouts, beside which it is kept what was sent. */
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
    async sendOnce(payoutId, key, mail, address) {
      const noted = { pk: { S: `payout#${payoutId}` }, sk: { S: `mail#${key}` } };
      try {
        await dynamodb.send(
          new PutItemCommand({ TableName: table, Item: noted, ConditionExpression: "attribute_not_exists(pk)" }),
        );
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return;
        throw error;
      }
      try {
        await ses.send(sending(mail, address, { sender, configurationSet }));
      } catch (error) {
        await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: noted }));
        throw error;
      }
    },
  };
}

const utf8 = (text: string) => ({ Data: text, Charset: "UTF-8" });

function sending(
  { subject, text, html }: Mail,
  address: string,
  { sender, configurationSet }: Pick<MailerOptions, "sender" | "configurationSet">,
): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: sender,
    ConfigurationSetName: configurationSet,
    Destination: { ToAddresses: [address] },
    Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
  });
}
