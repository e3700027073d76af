import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";

export type Language = "en" | "zh";

export const desktop = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;
type Size = typeof desktop | typeof phone;
const sizes = [desktop, phone] as const;

/** Somebody with a browser of their own. */
export type Walker = {
  readonly page: Page;
  /** Screenshots of the address that the page shows, in both languages and sizes; the page itself stays as it is. */
  readonly shoot: (name: string) => Promise<void>;
  /** Screenshots of the page as it is, in both sizes: of what no address shows, such as the answer to a form. */
  readonly shootThis: (name: string) => Promise<void>;
  /** Opens the newest mail to somebody that says something, in the mailbox, and follows its link into a tab of its own. */
  readonly followMail: (mailbox: string, to: string, about: string, screenshot: string) => Promise<void>;
  /** Chooses a person on the sign-in page that the browser was sent to. */
  readonly signInAs: (name: string) => Promise<void>;
};

export type Walk = {
  readonly walker: (given: { readonly language: Language; readonly size: Size }) => Promise<Walker>;
  /**
   * What has gone wrong on any page since it was asked last: errors in the console, requests that failed, contents wider than the
   * screen, and what is too small for a thumb.
   */
  readonly takeProblems: () => readonly string[];
};

const locales = { en: "en-GB", zh: "zh-CN" } as const satisfies Record<Language, string>;

/** What one presses, and is lower than the 44 pixels that a thumb needs. */
const tooSmall = `Array.from(document.querySelectorAll("button, .button, select, textarea, input:not([type=hidden], [type=checkbox]), label:has(input[type=checkbox])"))
  .filter((element) => element.getBoundingClientRect().height < 44)
  .map((element) => element.outerHTML)`;

/** Looks at a page as it stands, and says what is wrong with it. */
export type Inspection = (page: Page) => Promise<readonly string[]>;

/**
 * @param directory where the screenshots go
 * @param inspect what else is looked at before a screenshot is made
 */
export function walkWith(browser: Browser, directory: string, inspect: Inspection = async () => []): Walk {
  const problems: string[] = [];
  let shot = 0;

  const check = async (page: Page, size: Size, name: string): Promise<void> => {
    const wanted = await page.evaluate<number>("document.documentElement.scrollWidth");
    if (wanted > size.width) problems.push(`${name}: ${wanted} pixels wide on a screen of ${size.width}`);
    for (const problem of await inspect(page)) problems.push(`${name} at ${size.width}: ${problem}`);
    if (size !== phone) return;
    for (const small of await page.evaluate<readonly string[]>(tooSmall)) problems.push(`${name}: too small: ${small}`);
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    const before = page.viewportSize();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await check(page, size, name);
      await page.screenshot({ path: join(directory, `${name}-${size.width}.png`), fullPage: true });
    }
    if (before !== null) await page.setViewportSize(before);
  };
  const numbered = (name: string): string => {
    shot += 1;
    return `${String(shot).padStart(2, "0")}-${name}`;
  };

  return {
    takeProblems: () => problems.splice(0),
    async walker({ language, size }) {
      const context = await browser.newContext({
        viewport: size,
        locale: locales[language],
        timezoneId: "Europe/Berlin",
        isMobile: size === phone,
        hasTouch: size === phone,
        acceptDownloads: true,
      });
      context.setDefaultTimeout(15_000);
      watch(context, problems);
      // The mailbox has no icon, and says so with an error.
      await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
      const aside = await context.newPage();
      let page = await context.newPage();
      return {
        get page() {
          return page;
        },
        async shoot(name) {
          const own = numbered(name);
          // The language that is asked for last is the one that the browser remembers.
          for (const each of [language === "en" ? "zh" : "en", language] as const) {
            const url = new URL(page.url());
            url.searchParams.set("lang", each);
            await aside.goto(url.href);
            await picture(aside, `${own}-${each}`);
          }
        },
        shootThis: (name) => picture(page, `${numbered(name)}-${language}`),
        async followMail(mailbox, to, about, screenshot) {
          await page.goto(mailbox);
          const mail = page
            .locator(".email")
            .filter({ hasText: `To: ${to}` })
            .filter({ hasText: about })
            .first();
          await mail.getByText("Toggle HTML view").click();
          const link = mail.frameLocator("iframe").getByRole("link").first();
          await page.screenshot({ path: join(directory, `${numbered(screenshot)}-${language}.png`) });
          const address = (await link.getAttribute("href")) ?? "";
          page = await context.newPage();
          await page.goto(address);
        },
        signInAs: (name) => page.getByRole("button", { name }).click(),
      };
    },
  };
}

function watch(context: BrowserContext, problems: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.location().url}: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
  });
  context.on("requestfailed", (request) => {
    const error = request.failure()?.errorText;
    // So a browser calls what it saves as a file instead of showing it.
    if (error !== "net::ERR_ABORTED") problems.push(`${request.url()}: ${error}`);
  });
}
