CREATE TABLE "claim_states" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"stale" boolean NOT NULL,
	"rule" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claim_states" ADD CONSTRAINT "claim_states_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;