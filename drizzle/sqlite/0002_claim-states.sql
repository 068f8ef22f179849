CREATE TABLE `claim_states` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`stale` integer NOT NULL,
	`rule` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
