CREATE TABLE "place_checkpoints" (
	"article_id" text NOT NULL,
	"version" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"places" jsonb NOT NULL,
	CONSTRAINT "place_checkpoints_article_id_version_pk" PRIMARY KEY("article_id","version")
);
--> statement-breakpoint
ALTER TABLE "place_checkpoints" ADD CONSTRAINT "place_checkpoints_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;