/** Does work on every value, at most `atOnce` at a time, results in the order of the values; the first fault ends it. */
export async function inParallel<T, R>(
  atOnce: number,
  values: readonly T[],
  work: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = values.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, value] of queue) results[index] = await work(value);
    }),
  );
  return results;
}
