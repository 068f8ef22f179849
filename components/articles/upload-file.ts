import { MEMBER_HEADER } from "#domain/calls.ts";
import { ApiProblem, readAnswer } from "../ui/problem.ts";
import { type Loaded, MAX_FILE_BYTES, parseLoaded } from "./loaded.ts";

type Options = {
  /** In whose name. */
  member: string;
  /** Fields beside the file; empty ones are left to be guessed. */
  fields?: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Part sent, 0 to 1; 1 means the server is reading it. */
  onProgress: (part: number) => void;
};

/** Loads a file as a new article. */
export async function uploadFile(file: File, options: Options): Promise<Loaded> {
  return parseLoaded(await sendFile("/api/articles", file, options));
}

/**
 * Sends a file and answers the JSON that comes back. `fetch` cannot say how much of a body has gone out, hence the older
 * way. Throws `ApiProblem`.
 */
export function sendFile(
  path: string,
  file: File,
  { member, fields = {}, signal, onProgress }: Options,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (file.size > MAX_FILE_BYTES) return reject(new ApiProblem("too_large", 413));
    if (file.size === 0) return reject(new ApiProblem("empty_file", 422));
    const form = new FormData();
    form.set("file", file);
    for (const [name, value] of Object.entries(fields)) if (value.trim() !== "") form.set(name, value.trim());

    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader(MEMBER_HEADER, member);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new ApiProblem("network", 0));
    request.onabort = () => reject(new ApiProblem("aborted", 0));
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, request.responseText));
      } catch (thrown) {
        reject(thrown);
      }
    };
    request.onloadend = () => signal.removeEventListener("abort", abort);
    if (signal.aborted) return reject(new ApiProblem("aborted", 0));
    signal.addEventListener("abort", abort);
    request.send(form);
  });
}
