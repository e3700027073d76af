import { Aws, Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolDomain,
  UserPoolGroup,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Role } from "../../shared/web/session.ts";

export type SignInProps = {
  /** Where people reach the pages, without a path. */
  readonly pagesUrl: string;
};

const groups = {
  proposer: "Proposes payouts",
  approver: "Decides on proposals within the approval policy",
  releaser: "Releases approved payouts",
  auditor: "Sees everything and changes nothing",
  admin: "Keeps policies and accounts",
} as const satisfies Record<Role, string>;

/** Where people sign in: accounts that administrators make, a second factor always, and groups that are roles. */
export class SignIn extends Construct {
  readonly userPool: string;
  readonly issuer: string;
  readonly url: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, { pagesUrl }: SignInProps) {
    super(scope, id);
    const pool = new UserPool(this, "UserPool", {
      userPoolName: "tierline",
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // Who decides is on record by these; only administrators change them.
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      enableSmsRole: false,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason:
        "The Plus plan's threat protection costs per user; accounts are few, made by hand, and always have a second factor",
    });
    for (const [groupName, description] of Object.entries(groups))
      new UserPoolGroup(this, `Group-${groupName}`, { userPool: pool, groupName, description });

    const domain = new UserPoolDomain(this, "Domain", {
      userPool: pool,
      // Prefixes are shared by all accounts of a region.
      cognitoDomain: { domainPrefix: `tierline-${Aws.ACCOUNT_ID}` },
    });
    const client = new UserPoolClient(this, "Pages", {
      userPool: pool,
      userPoolClientName: "pages",
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${pagesUrl}/sign-in/callback`],
        logoutUrls: [`${pagesUrl}/signed-out`],
      },
      // The pool's own pages are the only way in: the API's password flows would give out tokens that may edit one's own name.
      authFlows: { userSrp: false },
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    this.userPool = pool.userPoolId;
    this.issuer = pool.userPoolProviderUrl;
    this.url = domain.baseUrl();
    this.clientId = client.userPoolClientId;
  }
}
