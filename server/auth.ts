/** Better-auth as Stet configures it. */
export type Auth = {
  handler: (request: Request) => Promise<Response>;
};
