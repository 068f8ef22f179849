import { connect } from "./session.ts";

/** What is wrong inside a database file, one sentence a finding. */
export function findings(file: string): string[] {
  const client = connect(file, "read");
  try {
    const integrity = client.prepare<[], string>("PRAGMA integrity_check").pluck().all();
    const keys = client
      .prepare<[], { table: string; rowid: number | null; parent: string }>("PRAGMA foreign_key_check")
      .all();
    return [
      ...integrity.filter((finding) => finding !== "ok"),
      ...keys.map(
        ({ table, rowid, parent }) => `Row ${rowid} of ${table} refers to a row of ${parent} that is not there.`,
      ),
    ];
  } finally {
    client.close();
  }
}
