/** A browser without a screen: keeps cookies, follows redirects from host to host, and can sign in on the local sign-in page. */
export type Browser = {
  readonly get: (url: string) => Promise<Response>;
  readonly head: (url: string) => Promise<Response>;
  /** Posts a form, to which the browser adds what it keeps. */
  readonly post: (url: string, fields: Readonly<Record<string, string>>) => Promise<Response>;
  /** Opens a page of the pages and chooses a person where it is asked to; the page that this ends on. */
  readonly signIn: (url: string, email: string) => Promise<Response>;
  /** What is kept under a name; a person can look into their own browser, scripts of pages cannot. */
  readonly cookie: (name: string) => string | undefined;
};

export function browser(): Browser {
  const cookies = new Map<string, string>();
  const request = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    for (const text of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (/max-age=0/i.test(text)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location");
    return location === null ? response : request(new URL(location, url).href);
  };
  const post: Browser["post"] = (url, fields) => request(url, { method: "POST", body: new URLSearchParams(fields) });
  return {
    get: (url) => request(url),
    head: (url) => request(url, { method: "HEAD" }),
    cookie: (name) => cookies.get(name),
    post,
    async signIn(url, email) {
      const choice = await request(url);
      return post(choice.url, { email });
    },
  };
}

/** The nonce of the form on a page that posts to an action; empty if there is none. */
export function nonceIn(page: string, action: string): string {
  return new RegExp(`action="${action}"><input type="hidden" name="nonce" value="([^"]+)"`).exec(page)?.[1] ?? "";
}
