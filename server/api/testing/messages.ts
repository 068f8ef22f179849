/** A message of an event stream. */
export interface Message<Data> {
  id: string | undefined;
  event: string | undefined;
  data: Data;
}

/** Reads a stream until as many messages have come, of those that count; then ends it. Comments are no messages. */
export async function readMessages<Data>(
  response: Response,
  count: number,
  counts: (message: Message<Data>) => boolean = () => true,
): Promise<Message<Data>[]> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const seen: Message<Data>[] = [];
  for (let buffered = ""; seen.length < count; ) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    buffered += value;
    const parts = buffered.split("\n\n");
    buffered = parts.pop() ?? "";
    seen.push(...parts.flatMap((part) => messageIn<Data>(part) ?? []).filter(counts));
  }
  await reader?.cancel();
  return seen;
}

function messageIn<Data>(part: string): Message<Data> | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(part)?.[1];
  const data = field("data");
  return data === undefined ? undefined : { id: field("id"), event: field("event"), data: JSON.parse(data) };
}
