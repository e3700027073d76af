/** The part of an AWS client that its middleware is removed from. */
type Client = { readonly middlewareStack: { readonly remove: (name: string) => boolean } };

/**
 * The client without the SDK's own log, which copies every request and answer value by value even where nobody listens: a quarter
 * of the time of a client that moves many small items.
 */
export function withoutLog<C extends Client>(client: C): C {
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}
