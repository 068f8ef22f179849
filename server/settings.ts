/** What the surroundings decide, read once at the start. */
export type Settings = {
  port: number;
  /** The address to listen on. This machine only unless it is told otherwise. */
  host: string;
  /** Scheme, host and port by which browsers reach Stet, without a path. */
  publicOrigin: string;
  /** Absolute path of the directory that holds the database and the evidence. */
  dataDirectory: string;
  /** Signs session cookies. */
  secret: string;
  /** One reverse proxy stands before Stet, so the last address in `X-Forwarded-For` is the visitor's. */
  behindProxy: boolean;
};
