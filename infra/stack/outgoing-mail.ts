import { Aws, type CfnParameter, Fn } from "aws-cdk-lib";
import type { Role } from "aws-cdk-lib/aws-iam";
import { CfnConfigurationSet } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import { allow } from "./allow.ts";

const configurationSetName = "tierline-mails";
const arn = (resource: string) => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

/** How mails go out: from one address, over TLS only. */
export class OutgoingMail extends Construct {
  readonly sender: string;
  readonly configurationSet = configurationSetName;

  constructor(scope: Construct, id: string, { sender }: { readonly sender: CfnParameter }) {
    super(scope, id);
    this.sender = sender.valueAsString;
    // Without an event destination SES rewrites no link and adds no picture: nobody is watched reading a mail.
    new CfnConfigurationSet(this, "ConfigurationSet", {
      name: configurationSetName,
      deliveryOptions: { tlsPolicy: "REQUIRE" },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
      suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
  }

  /** Lets a role send mails from the sender's address, whether the address itself or its whole domain is the verified identity. */
  allowSend(role: Role): void {
    const domain = Fn.select(1, Fn.split("@", this.sender));
    allow(role, {
      actions: ["ses:SendEmail"],
      resources: [
        arn(`identity/${this.sender}`),
        arn(`identity/${domain}`),
        arn(`configuration-set/${configurationSetName}`),
      ],
      conditions: { StringEquals: { "ses:FromAddress": this.sender } },
    });
  }
}
